namespace RnnViz.State;

/// <summary>What the program was doing when it met a mistake of its own; empty and null where that is not known.</summary>
internal sealed record CrashContext
{
    /// <summary>What was being done: "run", "render", "the background thread …".</summary>
    public string Doing { get; init; } = "";

    /// <summary>The name of the lesson.</summary>
    public string? Lesson { get; init; }

    /// <summary>Its seed.</summary>
    public int? Seed { get; init; }

    /// <summary>The iteration that was shown.</summary>
    public int? Iteration { get; init; }

    /// <summary>What draws: the processor or the graphics card, with its name.</summary>
    public string? Renderer { get; init; }
}
