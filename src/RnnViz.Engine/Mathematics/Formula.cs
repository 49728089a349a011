namespace RnnViz.Engine.Mathematics;

/// <summary>
/// A mathematical expression as an immutable tree. <see cref="FormulaLayout"/> measures it; <see cref="Read"/> makes it from
/// a line of text.
/// </summary>
public abstract record Formula
{
    private Formula() { }

    /// <summary>Reads the notation of <see cref="FormulaReader"/>: <c>g_8 = W_{hy}ᵀ e_8 + W_{hh}ᵀ δ_9</c>.</summary>
    /// <exception cref="FormatException">A brace or bar has no partner.</exception>
    public static Formula Read(string notation) => new FormulaReader(notation).Read();

    /// <summary>Letters and numbers: variables in italics, numbers and names upright.</summary>
    public sealed record Symbol(string Text, bool IsItalic) : Formula;

    /// <summary>A sign between operands, upright, with its spaces.</summary>
    /// <param name="Text">The sign.</param>
    /// <param name="Before">The space before it, in ems.</param>
    /// <param name="After">The space after it, in ems.</param>
    public sealed record Sign(string Text, float Before, float After) : Formula;

    /// <summary>An empty width in ems.</summary>
    public sealed record Space(float Width) : Formula;

    /// <summary>One after the other on one baseline.</summary>
    public sealed record Row(IReadOnlyList<Formula> Items) : Formula;

    /// <summary>A base with what stands at its upper and its lower right.</summary>
    public sealed record Scripts(Formula Base, Formula? Below, Formula? Above) : Formula;

    /// <summary>A hat over an estimate.</summary>
    public sealed record Hat(Formula Base) : Formula;

    /// <summary>Two bars on either side, as high as what is between them.</summary>
    public sealed record Norm(Formula Inner) : Formula;

    /// <summary>Parentheses as high as what is between them.</summary>
    public sealed record Fence(Formula Inner) : Formula;

    /// <summary>A root with its line above.</summary>
    public sealed record Root(Formula Inner) : Formula;

    /// <summary>A sum with limits below and above the sign.</summary>
    public sealed record Sum(Formula? From, Formula? To) : Formula;

    /// <summary>A part that can be coloured when it is drawn, by its number from 1 on.</summary>
    public sealed record Part(int Number, Formula Inner) : Formula;
}
