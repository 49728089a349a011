namespace RnnViz.Numerics.Activations;

/// <summary>The function φ of h_t = φ(a_t).</summary>
public enum Activation
{
    /// <summary>tanh a; φ' = 1 − h².</summary>
    Tanh,

    /// <summary>max(0, a); φ' = [a &gt; 0].</summary>
    Relu,

    /// <summary>1 / (1 + e⁻ᵃ); φ' = h(1 − h).</summary>
    Sigmoid,

    /// <summary>a itself, the linear network of the theory; φ' = 1.</summary>
    Identity,
}
