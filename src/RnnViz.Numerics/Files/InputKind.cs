using System.Globalization;

namespace RnnViz.Numerics.Files;

/// <summary>A kind of file that people bring, and how large it may be: each bound is many times what a lecture needs.</summary>
/// <param name="Name">What it is called in sentences: "a text".</param>
/// <param name="MostBytes">The most bytes that are read.</param>
public sealed record InputKind(string Name, long MostBytes)
{
    private const long Mebi = 1 << 20;

    /// <summary>A lesson or a course.</summary>
    public static InputKind Lesson { get; } = new("a lesson", 8 * Mebi);

    /// <summary>A text to be learnt.</summary>
    public static InputKind Text { get; } = new("a text", 256 * Mebi);

    /// <summary>A table of numbers.</summary>
    public static InputKind Table { get; } = new("a table", 64 * Mebi);

    /// <summary>Weights.</summary>
    public static InputKind Weights { get; } = new("a file of weights", 512 * Mebi);

    /// <summary>A reference case.</summary>
    public static InputKind Case { get; } = new("a reference case", 32 * Mebi);

    /// <summary>Wordings of the screen.</summary>
    public static InputKind Wordings { get; } = new("a file of wordings", 4 * Mebi);

    /// <summary>A picture or document that leads back to a moment.</summary>
    public static InputKind Figure { get; } = new("a figure", 512 * Mebi);

    /// <summary>The list of a recording's steps.</summary>
    public static InputKind Recording { get; } = new("the list of a recording's steps", 256 * Mebi);

    /// <summary>Any of the files that a lesson names.</summary>
    public static InputKind Data { get; } = new("a data file", 512 * Mebi);

    /// <summary>The bound in words: "8 MB".</summary>
    public string Bound => Size(MostBytes);

    /// <summary>A number of bytes in words.</summary>
    internal static string Size(long bytes) => bytes < 10 * Mebi
        ? bytes < Mebi ? string.Create(CultureInfo.InvariantCulture, $"{bytes} {(bytes == 1 ? "byte" : "bytes")}")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Mebi:0.#} MB")
        : bytes < 10_000 * Mebi ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebi} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * Mebi)} GB");
}
