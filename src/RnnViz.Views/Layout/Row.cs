namespace RnnViz.Views.Layout;

/// <summary>A row of a stack.</summary>
/// <param name="Least">The height that it needs, in pixels.</param>
/// <param name="Share">Its part of whatever height is left over.</param>
/// <param name="Rank">Where not all rows fit, those of the highest rank number leave first.</param>
internal readonly record struct Row(float Least, float Share, int Rank);
