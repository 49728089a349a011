namespace RnnViz.Lessons.Quantities;

/// <summary>The letter of a size, as the equations have it.</summary>
public enum SizeLetter
{
    /// <summary>1: a column or a single number.</summary>
    One,

    /// <summary>D, the components of an input.</summary>
    D,

    /// <summary>H, the hidden units.</summary>
    H,

    /// <summary>O, the outputs.</summary>
    O,

    /// <summary>B, the sequences of a batch.</summary>
    B,
}
