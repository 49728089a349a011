using System.Globalization;

namespace RnnViz.Output;

/// <summary>How much memory there is, and whether something fits into it.</summary>
internal static class MachineMemory
{
    private const double Gigabyte = 1 << 30;

    /// <summary>The memory of this machine, or what the program is allowed of it, in megabytes.</summary>
    public static int Megabytes => (int)Math.Clamp(Bytes >> 20, 1, int.MaxValue);

    private static long Bytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>What keeps so much from being kept, in a sentence; null where there is room.</summary>
    /// <param name="what">What needs it: "A picture of 16384 x 16384 pixels".</param>
    /// <param name="bytes">How much it needs, in bytes.</param>
    /// <param name="advice">What to do: "make it smaller".</param>
    public static string? Problem(string what, double bytes, string advice) => Problem(what, bytes, advice, Bytes);

    /// <summary>The same on a machine with so much memory.</summary>
    internal static string? Problem(string what, double bytes, string advice, long available) => bytes <= available ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{what} needs {bytes / Gigabyte:0.#} GB of memory, but there are {available / Gigabyte:0.#} GB; {advice}.");
}
