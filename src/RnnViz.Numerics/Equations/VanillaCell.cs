using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;
using static RnnViz.Numerics.Equations.Matrices;

namespace RnnViz.Numerics.Equations;

/// <summary>
/// The vanilla recurrent cell (Elman 1990) and backpropagation through time (Werbos 1990) for ONE sequence of T timesteps, as the
/// formulas stand on a blackboard. Forward and backward mirror each other, line by line. Nothing here is fast; the passes that are
/// must give the same numbers. Lists are indexed by t, from 1 to T; h[0] is the initial state.
/// </summary>
/// <param name="W">Wxh, Whh, bh, Why and by.</param>
/// <param name="φ">The activation.</param>
/// <param name="T">Timesteps.</param>
public sealed class VanillaCell(NetworkParameters W, Activation φ, int T) : IPlainCell
{
    private readonly int H = W.Shape.H, O = W.Shape.O;

    /// <summary>x_t, D; the caller fills it before <see cref="Forward"/>. A token is one-hot.</summary>
    public double[][] x { get; } = Vectors.Of(T, W.Shape.D);

    /// <summary>a_t, H: the pre-activation.</summary>
    public double[][] a { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>h_t, H; the caller fills h_0 before <see cref="Forward"/>.</summary>
    public double[][] h { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>o_t, O.</summary>
    public double[][] o { get; } = Vectors.Of(T, W.Shape.O);

    /// <summary>e_t = ∂L/∂o_t, O; the caller fills it between the passes, from a loss, and leaves it zero where t has none.</summary>
    public double[][] e { get; } = Vectors.Of(T, W.Shape.O);

    /// <summary>g_t = ∂L/∂h_t, H.</summary>
    public double[][] g { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>δ_t = ∂L/∂a_t, H.</summary>
    public double[][] δ { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    double[][] IPlainCell.Output => o;

    /// <inheritdoc/>
    double[][] IPlainCell.γh => g;

    /// <inheritdoc/>
    double[][] IPlainCell.Gate(int gate) => throw new InvalidOperationException("The vanilla cell has no gates; ask a gated one.");

    /// <summary>From x_t and h_0 to a_t, h_t and o_t, t = 1 … T.</summary>
    public void Forward()
    {
        for (int t = 1; t <= T; t++)
        {
            a[t] = W.Shape.Bias ? [.. W.bh] : new double[H];    // a_t = bh                 H
            AddProduct(W.Wxh, x[t], 1, a[t]);                   //     + Wxh x_t            H×D · D
            AddProduct(W.Whh, h[t - 1], 1, a[t]);               //     + Whh h_{t−1}        H×H · H
            h[t] = [.. a[t].Select(v => φ.Of(v))];              // h_t = φ(a_t)             H
            o[t] = W.Shape.Bias ? [.. W.by] : new double[O];    // o_t = by                 O
            AddProduct(W.Why, h[t], 1, o[t]);                   //     + Why h_t            O×H · H
        }
    }

    /// <summary>From e_t to g_t and δ_t, t = T … 1, and to the gradients of the sequence.</summary>
    /// <param name="dW">∂L/∂Wxh, ∂L/∂Whh, ∂L/∂bh, ∂L/∂Why and ∂L/∂by; added to.</param>
    public void Backward(NetworkParameters dW)
    {
        double[] later = new double[H];                         // δ_{T+1} = 0              H
        for (int t = T; t >= 1; t--)
        {
            g[t] = new double[H];
            AddTransposedProduct(W.Why, e[t], 1, g[t]);         // g_t = Whyᵀ e_t           H×O · O
            AddTransposedProduct(W.Whh, later, 1, g[t]);        //     + Whhᵀ δ_{t+1}       H×H · H
            later = δ[t] = TimesSlope(g[t], t);                 // δ_t = g_t ⊙ φ'(a_t)      H
            AddGradients(t, dW);
        }
    }

    /// <summary>
    /// The same with truncation: the loss of s reaches back through k hidden states, h_s … h_{s−k+1}, and no more; h_{s−k} is a
    /// constant. With k ≥ T it is <see cref="Backward"/>.
    /// </summary>
    /// <param name="k">1 or more.</param>
    /// <param name="dW">As above; added to.</param>
    public void BackwardTruncated(int k, NetworkParameters dW)
    {
        for (int t = 1; t <= T; t++)
        {
            (g[t], δ[t]) = (new double[H], new double[H]);
        }

        for (int s = T; s >= 1; s--)
        {
            double[] c = new double[H];
            AddTransposedProduct(W.Why, e[s], 1, c);            // ∂ℓ_s/∂h_s = Whyᵀ e_s    H×O · O
            for (int t = s; t >= 1 && t > s - k; t--)
            {
                double[] d = TimesSlope(c, t);                  // ∂ℓ_s/∂a_t = ∂ℓ_s/∂h_t ⊙ φ'(a_t)   H
                Vectors.Add(c, g[t]);                               // g_t = Σ_s ∂ℓ_s/∂h_t      H
                Vectors.Add(d, δ[t]);                               // δ_t = Σ_s ∂ℓ_s/∂a_t      H
                c = new double[H];
                AddTransposedProduct(W.Whh, d, 1, c);           // ∂ℓ_s/∂h_{t−1} = Whhᵀ ∂ℓ_s/∂a_t    H×H · H
            }
        }

        for (int t = T; t >= 1; t--)
        {
            AddGradients(t, dW);
        }
    }

    /// <summary>What timestep t contributes to the five sums.</summary>
    private void AddGradients(int t, NetworkParameters dW)
    {
        AddOuterProduct(δ[t], x[t], dW.Wxh);                    // ∂L/∂Wxh += δ_t x_tᵀ      H×D
        AddOuterProduct(δ[t], h[t - 1], dW.Whh);                // ∂L/∂Whh += δ_t h_{t−1}ᵀ  H×H
        AddOuterProduct(e[t], h[t], dW.Why);                    // ∂L/∂Why += e_t h_tᵀ      O×H
        if (W.Shape.Bias)
        {
            Vectors.Add(δ[t], dW.bh);                           // ∂L/∂bh  += δ_t           H
            Vectors.Add(e[t], dW.by);                           // ∂L/∂by  += e_t           O
        }
    }

    private double[] TimesSlope(double[] v, int t) => [.. v.Zip(h[t], (value, ht) => value * φ.SlopeAt(ht))];
}
