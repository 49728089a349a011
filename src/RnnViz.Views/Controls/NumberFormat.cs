using RnnViz.Engine.Text;

namespace RnnViz.Views.Controls;

/// <summary>Writes a value as it is read beside its slider.</summary>
public delegate void NumberFormat(ref TextLine line, double value);
