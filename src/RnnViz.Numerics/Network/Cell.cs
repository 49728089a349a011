namespace RnnViz.Numerics.Network;

/// <summary>What a recurrent network repeats at every timestep: its equations stand in the folder Equations.</summary>
public enum Cell
{
    /// <summary>h_t = φ(Wxh x_t + Whh h_{t−1} + bh) (Elman 1990). No gates; its state is h.</summary>
    Vanilla,

    /// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997; Gers 2000). Gates i, f, g, o; its state is h and c.</summary>
    Lstm,

    /// <summary>Gated recurrent unit (Cho 2014), the reset gate after the product. Gates r, z, n; its state is h.</summary>
    Gru,
}
