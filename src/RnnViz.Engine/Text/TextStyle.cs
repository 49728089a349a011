namespace RnnViz.Engine.Text;

/// <summary>A typeface by role and its size: pixels per em.</summary>
public readonly record struct TextStyle(FontRole Role, float Size);
