using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;
using static RnnViz.Numerics.Equations.Matrices;

namespace RnnViz.Numerics.Equations;

/// <summary>
/// The gated recurrent unit (Cho and others 2014), whose reset gate multiplies Whn h + bhn as in PyTorch and cuDNN, and its
/// backpropagation through time for ONE sequence of T timesteps, as the formulas stand on a blackboard. Forward and backward mirror
/// each other. Lists are indexed by t, from 1 to T; h[0] is the initial state. Weights are stacked by gate: r, z, n.
/// </summary>
/// <param name="W">Wx, Wh, b, bhn, Why and by.</param>
/// <param name="T">Timesteps.</param>
public sealed class GruCell(NetworkParameters W, int T) : IPlainCell
{
    private readonly int H = W.Shape.H, O = W.Shape.O;

    /// <inheritdoc/>
    public double[][] x { get; } = Vectors.Of(T, W.Shape.D);

    /// <summary>r_t, H: the reset gate, how much of what h_{t−1} says of the candidate is heard.</summary>
    public double[][] r { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>z_t, H: the update gate, how much of h_{t−1} is kept.</summary>
    public double[][] z { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>n_t, H: the candidate, what is to be taken in.</summary>
    public double[][] n { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>q_t = Whn h_{t−1} + bhn, H: what the reset gate multiplies.</summary>
    public double[][] q { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] h { get; } = Vectors.Of(T, W.Shape.H);

    /// <inheritdoc/>
    public double[][] Output { get; } = Vectors.Of(T, W.Shape.O);

    /// <inheritdoc/>
    public double[][] e { get; } = Vectors.Of(T, W.Shape.O);

    /// <inheritdoc/>
    public double[][] γh { get; } = Vectors.Of(T, W.Shape.H);

    /// <summary>∂L/∂(Wx x_t), 3H: δ^r, δ^z and δ^n.</summary>
    public double[][] δ { get; } = Vectors.Of(T, 3 * W.Shape.H);

    /// <summary>∂L/∂(Wh h_{t−1}), 3H: δ^r, δ^z and r ⊙ δ^n.</summary>
    public double[][] δh { get; } = Vectors.Of(T, 3 * W.Shape.H);

    /// <inheritdoc/>
    public double[][] Gate(int gate) => ((double[][][])[r, z, n])[gate];

    /// <inheritdoc/>
    public void Forward()
    {
        for (int t = 1; t <= T; t++)
        {
            double[] a = W.Shape.Bias ? [.. W.b] : new double[3 * H], fromState = new double[3 * H];
            AddProduct(W.Wx, x[t], 1, a);                                     // Wx x_t + b                     3H×D · D
            AddProduct(W.Wh, h[t - 1], 1, fromState);                         // Wh h_{t−1}                     3H×H · H
            for (int j = 0; j < H; j++)
            {
                r[t][j] = Sigmoid(a[j] + fromState[j]);                       // r_t = σ(Wxr x_t + Whr h_{t−1} + br)   H
                z[t][j] = Sigmoid(a[H + j] + fromState[H + j]);               // z_t = σ(Wxz x_t + Whz h_{t−1} + bz)   H
                q[t][j] = fromState[2 * H + j] + (W.Shape.Bias ? W.bhn[j] : 0); // q_t = Whn h_{t−1} + bhn      H
                n[t][j] = Math.Tanh(a[2 * H + j] + r[t][j] * q[t][j]);        // n_t = tanh(Wxn x_t + bn + r_t ⊙ q_t)  H
                h[t][j] = (1 - z[t][j]) * n[t][j] + z[t][j] * h[t - 1][j];    // h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1} H
            }

            Output[t] = W.Shape.Bias ? [.. W.by] : new double[O];             // Why h_t + by                   O
            AddProduct(W.Why, h[t], 1, Output[t]);                            //                                O×H · H
        }
    }

    /// <inheritdoc/>
    public void Backward(NetworkParameters dW)
    {
        double[] later = new double[3 * H], kept = new double[H];             // δ_{T+1} = 0, z_{T+1} ⊙ γh_{T+1} = 0
        for (int t = T; t >= 1; t--)
        {
            γh[t] = kept;                                                     // γh_t = z_{t+1} ⊙ γh_{t+1}      H
            AddTransposedProduct(W.Why, e[t], 1, γh[t]);                      //      + Whyᵀ e_t                H×O · O
            AddTransposedProduct(W.Wh, later, 1, γh[t]);                      //      + Whᵀ (δ^r, δ^z, r ⊙ δ^n) H×3H · 3H
            (δ[t], δh[t]) = IntoGates(t, γh[t]);
            later = δh[t];
            kept = [.. z[t].Zip(γh[t], (keep, dh) => keep * dh)];             // z_t ⊙ γh_t, the carousel       H
            AddGradients(t, dW);
        }
    }

    /// <inheritdoc/>
    public void BackwardTruncated(int k, NetworkParameters dW)
    {
        Vectors.Clear(γh, δ, δh);
        for (int s = T; s >= 1; s--)
        {
            double[] dh = new double[H];
            AddTransposedProduct(W.Why, e[s], 1, dh);                         // ∂ℓ_s/∂h_s = Whyᵀ e_s           H×O · O
            for (int t = s; t >= 1 && t > s - k; t--)
            {
                (double[] d, double[] later) = IntoGates(t, dh);              // of ℓ_s alone                   3H, 3H
                Vectors.Add(dh, γh[t]);                                       // γh_t = Σ_s ∂ℓ_s/∂h_t           H
                Vectors.Add(d, δ[t]);                                         // and so the others              3H
                Vectors.Add(later, δh[t]);
                dh = [.. z[t].Zip(dh, (keep, v) => keep * v)];                // ∂ℓ_s/∂h_{t−1} = z_t ⊙ ∂ℓ_s/∂h_t   H
                AddTransposedProduct(W.Wh, later, 1, dh);                     //      + Whᵀ (δ^r, δ^z, r ⊙ δ^n) H×3H · 3H
            }

            AddGradients(s, dW);                                              // no earlier loss reaches s
        }
    }

    private (double[] ForInputs, double[] ForState) IntoGates(int t, double[] dh)
    {
        double[] d = new double[3 * H], later = new double[3 * H];
        for (int j = 0; j < H; j++)
        {
            double dn = dh[j] * (1 - z[t][j]) * (1 - n[t][j] * n[t][j]);
            d[j] = later[j] = dn * q[t][j] * r[t][j] * (1 - r[t][j]);         // δ^r = δ^n ⊙ q_t ⊙ r(1 − r)
            d[H + j] = later[H + j] = dh[j] * (h[t - 1][j] - n[t][j]) * z[t][j] * (1 - z[t][j]); // δ^z = γh_t ⊙ (h_{t−1} − n_t) ⊙ z(1 − z)
            d[2 * H + j] = dn;                                                // δ^n = γh_t ⊙ (1 − z) ⊙ (1 − n²)
            later[2 * H + j] = r[t][j] * dn;                                  // r_t ⊙ δ^n
        }

        return (d, later);
    }

    /// <summary>What timestep t contributes to the six sums.</summary>
    private void AddGradients(int t, NetworkParameters dW)
    {
        AddOuterProduct(δ[t], x[t], dW.Wx);                                   // ∂L/∂Wx  += δ_t x_tᵀ            3H×D
        AddOuterProduct(δh[t], h[t - 1], dW.Wh);                              // ∂L/∂Wh  += (δ^r, δ^z, r ⊙ δ^n) h_{t−1}ᵀ   3H×H
        AddOuterProduct(e[t], h[t], dW.Why);                                  // ∂L/∂Why += e_t h_tᵀ            O×H
        if (W.Shape.Bias)
        {
            Vectors.Add(δ[t], dW.b);                                          // ∂L/∂b   += δ_t                 3H
            Vectors.Add(δh[t][(2 * H)..], dW.bhn);                            // ∂L/∂bhn += r_t ⊙ δ^n           H
            Vectors.Add(e[t], dW.by);                                         // ∂L/∂by  += e_t                 O
        }
    }

    private static double Sigmoid(double a) => Activation.Sigmoid.Of(a);
}
