using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;
using static RnnViz.Numerics.Equations.Matrices;

namespace RnnViz.Numerics.Equations;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000) and its
/// backpropagation through time for ONE sequence of T timesteps, as the formulas stand on a blackboard. Forward and backward mirror
/// each other. Lists are indexed by t, from 1 to T; h[0] and c[0] are the initial state. Weights are stacked by gate: i, f, g, o.
/// </summary>
/// <param name="W">Wx, Wh, b, Why and by.</param>
/// <param name="T">Timesteps.</param>
public sealed class LstmCell(NetworkParameters W, int T) : IPlainCell
{
    private readonly int H = W.Shape.H, O = W.Shape.O;

    /// <inheritdoc/>
    public double[][] x { get; } = Vectors.Of(T, W.Shape.D);

    /// <summary>i_t, H: the input gate, how much of g_t is taken in.</summary>
    public double[][] i { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>f_t, H: the forget gate, how much of c_{t−1} is kept.</summary>
    public double[][] f { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>g_t, H: the candidate, what is to be taken in.</summary>
    public double[][] g { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>o_t, H: the output gate, how much of c_t is shown.</summary>
    public double[][] o { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] c { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] h { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] Output { get; } = Vectors.Of(T, W.Shape.O);

    /// <inheritdoc/>
    public double[][] e { get; } = Vectors.Of(T, W.Shape.O);

    /// <inheritdoc/>
    public double[][] γh { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] γc { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>δ_t = ∂L/∂a_t, 4H: δ^i, δ^f, δ^g and δ^o.</summary>
    public double[][] δ { get; } = Vectors.Of(T, 4 * W.Shape.H);

    /// <inheritdoc/>
    public double[][] Gate(int gate) => ((double[][][])[i, f, g, o])[gate];

    /// <inheritdoc/>
    public void Forward()
    {
        for (int t = 1; t <= T; t++)
        {
            double[] a = W.Shape.Bias ? [.. W.b] : new double[4 * H];         // a_t = b                        4H
            AddProduct(W.Wx, x[t], 1, a);                                     //     + Wx x_t                   4H×D · D
            AddProduct(W.Wh, h[t - 1], 1, a);                                 //     + Wh h_{t−1}               4H×H · H
            for (int j = 0; j < H; j++)
            {
                i[t][j] = Sigmoid(a[j]);                                      // i_t = σ(a_t^i)                 H
                f[t][j] = Sigmoid(a[H + j]);                                  // f_t = σ(a_t^f)                 H
                g[t][j] = Math.Tanh(a[2 * H + j]);                            // g_t = tanh(a_t^g)              H
                o[t][j] = Sigmoid(a[3 * H + j]);                              // o_t = σ(a_t^o)                 H
                c[t][j] = f[t][j] * c[t - 1][j] + i[t][j] * g[t][j];          // c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t   H
                h[t][j] = o[t][j] * Math.Tanh(c[t][j]);                       // h_t = o_t ⊙ tanh(c_t)          H
            }

            Output[t] = W.Shape.Bias ? [.. W.by] : new double[O];             // Why h_t + by                   O
            AddProduct(W.Why, h[t], 1, Output[t]);                            //                                O×H · H
        }
    }

    /// <inheritdoc/>
    public void Backward(NetworkParameters dW)
    {
        double[] later = new double[4 * H], kept = new double[H];             // δ_{T+1} = 0, f_{T+1} ⊙ γc_{T+1} = 0
        for (int t = T; t >= 1; t--)
        {
            γh[t] = new double[H];
            AddTransposedProduct(W.Why, e[t], 1, γh[t]);                      // γh_t = Whyᵀ e_t                H×O · O
            AddTransposedProduct(W.Wh, later, 1, γh[t]);                      //      + Whᵀ δ_{t+1}             H×4H · 4H
            γc[t] = IntoCell(t, γh[t], kept);                                 // γc_t = … + f_{t+1} ⊙ γc_{t+1}  H
            later = δ[t] = IntoGates(t, γh[t], γc[t]);                        // δ_t                            4H
            kept = [.. f[t].Zip(γc[t], (keep, dc) => keep * dc)];             // f_t ⊙ γc_t, the carousel       H
            AddGradients(t, dW);
        }
    }

    /// <inheritdoc/>
    public void BackwardTruncated(int k, NetworkParameters dW)
    {
        Vectors.Clear(γh, γc, δ);
        for (int s = T; s >= 1; s--)
        {
            double[] dh = new double[H], kept = new double[H];
            AddTransposedProduct(W.Why, e[s], 1, dh);                         // ∂ℓ_s/∂h_s = Whyᵀ e_s           H×O · O
            for (int t = s; t >= 1 && t > s - k; t--)
            {
                double[] dc = IntoCell(t, dh, kept), d = IntoGates(t, dh, dc); // ∂ℓ_s/∂c_t, ∂ℓ_s/∂a_t          H, 4H
                Vectors.Add(dh, γh[t]);                                       // γh_t = Σ_s ∂ℓ_s/∂h_t           H
                Vectors.Add(dc, γc[t]);                                       // γc_t = Σ_s ∂ℓ_s/∂c_t           H
                Vectors.Add(d, δ[t]);                                         // δ_t = Σ_s ∂ℓ_s/∂a_t            4H
                (dh, kept) = (new double[H], [.. f[t].Zip(dc, (keep, v) => keep * v)]);
                AddTransposedProduct(W.Wh, d, 1, dh);                         // ∂ℓ_s/∂h_{t−1} = Whᵀ ∂ℓ_s/∂a_t  H×4H · 4H
            }

            AddGradients(s, dW);                                              // no earlier loss reaches s
        }
    }

    // γc_t = γh_t ⊙ o_t ⊙ (1 − tanh² c_t) + what c_{t+1} gives back   H
    private double[] IntoCell(int t, double[] dh, double[] kept) =>
        [.. Enumerable.Range(0, H).Select(j => dh[j] * o[t][j] * (1 - Math.Pow(Math.Tanh(c[t][j]), 2)) + kept[j])];

    private double[] IntoGates(int t, double[] dh, double[] dc)
    {
        var d = new double[4 * H];
        for (int j = 0; j < H; j++)
        {
            d[j] = dc[j] * g[t][j] * i[t][j] * (1 - i[t][j]);                 // δ^i = γc_t ⊙ g_t ⊙ i(1 − i)
            d[H + j] = dc[j] * c[t - 1][j] * f[t][j] * (1 - f[t][j]);         // δ^f = γc_t ⊙ c_{t−1} ⊙ f(1 − f)
            d[2 * H + j] = dc[j] * i[t][j] * (1 - g[t][j] * g[t][j]);         // δ^g = γc_t ⊙ i_t ⊙ (1 − g²)
            d[3 * H + j] = dh[j] * Math.Tanh(c[t][j]) * o[t][j] * (1 - o[t][j]); // δ^o = γh_t ⊙ tanh(c_t) ⊙ o(1 − o)
        }

        return d;
    }

    /// <summary>What timestep t contributes to the five sums.</summary>
    private void AddGradients(int t, NetworkParameters dW)
    {
        AddOuterProduct(δ[t], x[t], dW.Wx);                                   // ∂L/∂Wx  += δ_t x_tᵀ            4H×D
        AddOuterProduct(δ[t], h[t - 1], dW.Wh);                               // ∂L/∂Wh  += δ_t h_{t−1}ᵀ        4H×H
        AddOuterProduct(e[t], h[t], dW.Why);                                  // ∂L/∂Why += e_t h_tᵀ            O×H
        if (W.Shape.Bias)
        {
            Vectors.Add(δ[t], dW.b);                                          // ∂L/∂b   += δ_t                 4H
            Vectors.Add(e[t], dW.by);                                         // ∂L/∂by  += e_t                 O
        }
    }

    private static double Sigmoid(double a) => Activation.Sigmoid.Of(a);
}
