using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Moments;

/// <summary>A moment of a run that is to be seen outside the window: on a figure, a page or in a film.</summary>
/// <param name="Cursor">Where the walk stands.</param>
/// <param name="Name">
/// What tells it from the other moments of the run, as a part of a file's name: 00012-backward-3-delta. Names sort in the order of the
/// walk.
/// </param>
/// <param name="IsStop">Whether it is a stop of the lesson, shown as the lesson shows it, with what is said there.</param>
internal sealed record Moment(Cursor Cursor, string Name, bool IsStop = false);
