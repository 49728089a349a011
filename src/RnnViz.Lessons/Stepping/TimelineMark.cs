namespace RnnViz.Lessons.Stepping;

/// <summary>A marked iteration on the timeline.</summary>
/// <param name="Kind">Why it is marked.</param>
/// <param name="Iteration">Which one.</param>
public readonly record struct TimelineMark(MarkKind Kind, int Iteration);
