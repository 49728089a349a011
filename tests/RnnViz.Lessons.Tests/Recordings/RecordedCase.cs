using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>A recorded step and what autograd says of it, which make_cases.py got by unrolling the same step cell by cell.</summary>
internal sealed class RecordedCase : IDisposable
{
    private readonly NpzReader expected;

    public RecordedCase(string name)
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "Recordings", "cases", name);
        expected = new NpzReader(Path.Combine(Folder, "expected.npz"));
    }

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Recordings", "cases"))
        .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public string Folder { get; }

    public bool Has(string name) => expected.Has(name);

    public double[] Expected(string name, params int[] shape) => expected.Read(name, shape);

    public void Dispose() => expected.Dispose();
}
