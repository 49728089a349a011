namespace RnnViz.Engine.Text;

/// <summary>A piece of a text with placeholders.</summary>
/// <param name="Text">The letters; of a placeholder itself, such as <c>{0}</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Part">Of a placeholder its number among those of the key, from 0.</param>
internal readonly record struct LabelPiece(string Text, LabelPieceKind Kind, int Part);
