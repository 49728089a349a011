using RnnViz.Numerics.Equations;

namespace RnnViz.Numerics.Tests.Equations;

/// <summary>What the tests of all plain cells share: a loss over four timesteps with four outputs, and centred differences.</summary>
internal static class SmallCell
{
    /// <summary>Runs the cell forward and leaves e_t behind.</summary>
    public static double LossOf(IPlainCell cell, bool softmax)
    {
        cell.Forward();
        double loss = 0;
        for (int t = 1; t <= 4; t++)
        {
            loss += softmax
                ? PlainLoss.SoftmaxCrossEntropy(cell.Output[t], t % 4, cell.e[t])
                : PlainLoss.HalfSquaredError(cell.Output[t], [0.1 * t, 0, -1, 2], cell.e[t]);
        }

        return loss;
    }

    /// <summary>Centred differences of a loss by each of the numbers, which are as before in the end.</summary>
    public static double[] Differences(Span<double> numbers, double step, Func<double> loss)
    {
        var differences = new double[numbers.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            double before = numbers[i];
            numbers[i] = before + step;
            double above = loss();
            numbers[i] = before - step;
            differences[i] = (above - loss()) / (2 * step);
            numbers[i] = before;
        }

        return differences;
    }
}
