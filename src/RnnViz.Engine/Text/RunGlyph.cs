namespace RnnViz.Engine.Text;

/// <summary>A glyph that HarfBuzz placed, in units of the font.</summary>
/// <param name="Number">Its number in the file; 0 for what the font lacks.</param>
/// <param name="Character">The index in the text of the first character that it stands for.</param>
/// <param name="Right">From the pen to where it stands.</param>
/// <param name="Up">From the baseline to where it stands.</param>
/// <param name="Advance">How far the pen moves to the right.</param>
internal readonly record struct RunGlyph(ushort Number, int Character, int Right, int Up, int Advance);
