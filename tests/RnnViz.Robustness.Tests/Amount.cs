namespace RnnViz.Robustness.Tests;

/// <summary>
/// How much is tried. A run of all tests tries a little of it, always the same; <c>tests/robustness.sh</c> asks for more, and for
/// other seeds, by environment variables.
/// </summary>
internal static class Amount
{
    private const int UsualCases = 24_000, UsualEvents = 10_000;

    /// <summary>Files that are made and opened, of all kinds together.</summary>
    public static int Cases => Read("RNNVIZ_FUZZ_CASES", UsualCases);

    /// <summary>Keys, clicks, drags and sizes of the window, for each built-in lesson.</summary>
    public static int Events => Read("RNNVIZ_MONKEY_EVENTS", UsualEvents);

    /// <summary>What all choices follow from.</summary>
    public static ulong Seed => (ulong)Read("RNNVIZ_SEED", 1);

    /// <summary>Seconds after which one case or event is taken for one that never ends; null where nobody watches.</summary>
    public static int? HangSeconds => Read("RNNVIZ_HANG_SECONDS", 0) is var seconds and > 0 ? seconds : null;

    private static int Read(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value) : usual;
}
