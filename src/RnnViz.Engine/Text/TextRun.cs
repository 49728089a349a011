namespace RnnViz.Engine.Text;

/// <summary>Neighbouring characters of a line that have one face and one direction.</summary>
/// <param name="Face">The face; null where no font has one for them.</param>
/// <param name="From">The first of them.</param>
/// <param name="Length">How many.</param>
/// <param name="Level">Odd where they are written from right to left.</param>
/// <param name="IsShaped">Whether their glyphs depend on one another.</param>
internal readonly record struct TextRun(FontFace? Face, int From, int Length, byte Level, bool IsShaped);
