using RnnViz.Lessons.Settings;

namespace RnnViz.Output.Pages;

/// <summary>A figure of a report.</summary>
/// <param name="Panel">What it shows.</param>
/// <param name="Picture">The picture.</param>
internal sealed record ReportFigure(PanelName Panel, PagePicture Picture);
