using MathNet.Numerics.LinearAlgebra;
using RnnViz.Benchmarks.Training;

namespace RnnViz.Benchmarks.Peers;

/// <summary>The same step as one would write it with MathNet's matrices, in float64: H×B, one column a sequence.</summary>
public sealed class MathNetStep
{
    private const double LearningRate = 1e-4;
    private static readonly MatrixBuilder<double> Build = Matrix<double>.Build;

    private readonly StepShape size;
    private readonly Matrix<double>[] x, y, h, e;
    private readonly Matrix<double> ones;
    private Matrix<double> wxh, whh, why, bh, by;

    /// <summary>A step with random weights and a random batch.</summary>
    public MathNetStep(StepShape size)
    {
        this.size = size;
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        Matrix<double> Gaussian(int rows, int columns, double scale) => Build.Dense(rows, columns, (_, _) => scale * Normal());
        (wxh, whh, why) = (Gaussian(size.H, size.D, 0.1), Gaussian(size.H, size.H, 0.9 / Math.Sqrt(size.H)), Gaussian(size.O, size.H, 0.1));
        (bh, by) = (Build.Dense(size.H, 1), Build.Dense(size.O, 1));
        ones = Build.Dense(1, size.B, 1);
        Matrix<double> OneHot(int rows)
        {
            Matrix<double> m = Build.Dense(rows, size.B);
            for (int b = 0; b < size.B; b++)
            {
                m[random.Next(rows), b] = 1;
            }

            return m;
        }

        x = [.. Enumerable.Range(0, size.T).Select(_ => size.HasTokens ? OneHot(size.D) : Gaussian(size.D, size.B, 1))];
        y = [.. Enumerable.Range(0, size.T).Select(_ => size.HasTokens ? OneHot(size.O) : Gaussian(size.O, size.B, 1))];
        h = new Matrix<double>[size.T + 1];
        e = new Matrix<double>[size.T];
        h[0] = Build.Dense(size.H, size.B);
    }

    /// <summary>Forward, loss, backward with the norm of each timestep's gradient, update. Gives the sum of the norms.</summary>
    public double Run()
    {
        for (int t = 0; t < size.T; t++)
        {
            h[t + 1] = (wxh * x[t] + whh * h[t] + bh * ones).PointwiseTanh();
            if (HasLoss(t))
            {
                Matrix<double> o = why * h[t + 1] + by * ones;
                e[t] = ((size.HasTokens ? Softmax(o) : o) - y[t]) / size.B;
            }
        }

        Matrix<double> dwxh = wxh * 0, dwhh = whh * 0, dwhy = why * 0, dbh = bh * 0, dby = by * 0, later = Build.Dense(size.H, size.B);
        double norms = 0;
        for (int t = size.T - 1; t >= 0; t--)
        {
            Matrix<double> g = later;
            if (HasLoss(t))
            {
                g = g + why.TransposeThisAndMultiply(e[t]);
                dwhy += e[t].TransposeAndMultiply(h[t + 1]);
                dby += e[t].TransposeAndMultiply(ones);
            }

            norms += g.FrobeniusNorm();
            Matrix<double> delta = g.PointwiseMultiply(1 - h[t + 1].PointwiseMultiply(h[t + 1]));
            dwxh += delta.TransposeAndMultiply(x[t]);
            dwhh += delta.TransposeAndMultiply(h[t]);
            dbh += delta.TransposeAndMultiply(ones);
            later = whh.TransposeThisAndMultiply(delta);
        }

        (wxh, whh, why) = (wxh - LearningRate * dwxh, whh - LearningRate * dwhh, why - LearningRate * dwhy);
        (bh, by) = (bh - LearningRate * dbh, by - LearningRate * dby);
        return norms;
    }

    private bool HasLoss(int t) => size.HasLossAtEveryStep || t == size.T - 1;

    private static Matrix<double> Softmax(Matrix<double> o)
    {
        Matrix<double> p = o.PointwiseExp();
        return p.NormalizeColumns(1);
    }
}
