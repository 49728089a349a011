namespace RnnViz.Numerics.Equations;

/// <summary>ℓ_t of one sequence and its error e_t = ∂ℓ_t/∂o_t = ŷ_t − y_t, O. In a mean over B sequences both are divided by B.</summary>
public static class PlainLoss
{
    /// <summary>ŷ = softmax(o), ℓ = −log ŷ_y in nats, e = ŷ − y with y one-hot.</summary>
    /// <param name="o">The outputs, O.</param>
    /// <param name="y">The target class, 0 to O − 1.</param>
    /// <param name="e">e, O; overwritten.</param>
    /// <returns>ℓ.</returns>
    public static double SoftmaxCrossEntropy(double[] o, int y, double[] e)
    {
        double max = o.Max(), sum = o.Sum(v => Math.Exp(v - max));
        for (int i = 0; i < o.Length; i++)
        {
            e[i] = Math.Exp(o[i] - max) / sum - (i == y ? 1 : 0); // e = softmax(o) − y
        }

        return max + Math.Log(sum) - o[y];                        // −log ŷ_y = log Σ eᵒ − o_y
    }

    /// <summary>ŷ = o, ℓ = ½ Σ (ŷ − y)², e = ŷ − y.</summary>
    /// <param name="o">The outputs, O.</param>
    /// <param name="y">The targets, O.</param>
    /// <param name="e">e, O; overwritten.</param>
    /// <returns>ℓ.</returns>
    public static double HalfSquaredError(double[] o, double[] y, double[] e)
    {
        double loss = 0;
        for (int i = 0; i < o.Length; i++)
        {
            e[i] = o[i] - y[i];
            loss += 0.5 * e[i] * e[i];
        }

        return loss;
    }
}
