namespace RnnViz.Engine.Figures;

/// <summary>What a figure says about itself in its file.</summary>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What it shows, in sentences; empty for none.</param>
/// <param name="Record">JSON that leads back to the moment that is shown; null for none.</param>
/// <param name="Software">The program and its version; empty for none.</param>
/// <param name="PixelsPerInch">How many pixels of the canvas make an inch on paper, above 0.</param>
public sealed record FigureInfo(
    string Title, string Description = "", string? Record = null, string Software = "", float PixelsPerInch = 96);
