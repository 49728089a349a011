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

    /// <summary>3H, the hidden units of the GRU's gates one after another: r, z, n.</summary>
    ThreeH,

    /// <summary>4H, the hidden units of the LSTM's gates one after another: i, f, g, o.</summary>
    FourH,

    /// <summary>O, the outputs.</summary>
    O,

    /// <summary>B, the sequences of a batch.</summary>
    B,
}
