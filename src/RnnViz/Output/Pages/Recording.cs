using RnnViz.Lessons.Files;

namespace RnnViz.Output.Pages;

/// <summary>A recorded run: what a page steps through.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Seed">The seed that it ran with.</param>
/// <param name="Steps">The steps in the order of the walk; at least one.</param>
/// <param name="Elements">The elements of all pictures.</param>
/// <param name="Definitions">What the elements refer to: the content of one defs element.</param>
/// <param name="Ground">What the pictures stand on, as #rrggbb.</param>
internal sealed record Recording(
    Lesson Lesson, int Seed, IReadOnlyList<PageStep> Steps, ElementTable Elements, string Definitions, string Ground);
