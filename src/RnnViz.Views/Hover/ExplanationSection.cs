namespace RnnViz.Views.Hover;

/// <summary>Explanations of things that stand together on the screen.</summary>
/// <param name="Title">What the things are.</param>
/// <param name="Entries">In the order in which they are read.</param>
internal sealed record ExplanationSection(string Title, IReadOnlyList<Explanation> Entries);
