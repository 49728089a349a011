namespace RnnViz.Engine.Text;

/// <summary>What a piece of a text with placeholders is.</summary>
internal enum LabelPieceKind
{
    /// <summary>Letters as they stand.</summary>
    Letters,

    /// <summary>A number: <c>{0}</c>.</summary>
    Number,

    /// <summary>A text that is replaced by itself where it has a key: <c>{a}</c>.</summary>
    Text,

    /// <summary>A text that stays as it is, such as a character that was read: <c>{A}</c>.</summary>
    Data,
}
