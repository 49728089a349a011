namespace RnnViz.Engine.Text;

/// <summary>A typeface by role and its size: pixels per em.</summary>
public readonly record struct TextStyle(FontRole Role, float Size)
{
    /// <summary>
    /// Whether the text is drawn letter by letter as it is written: data such as a character that was read, a word of a sentence
    /// that has its wording already. Else <see cref="Labels"/> may replace it.
    /// </summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The same for text that is drawn as it is written.</summary>
    public TextStyle AsVerbatim() => this with { IsVerbatim = true };
}
