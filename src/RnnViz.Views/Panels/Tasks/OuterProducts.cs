using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// δ_t h_{t−1}ᵀ of every sequence of the batch and every timestep, their sums over the batch (the terms) and the sum of
/// those over the timesteps: ∂L/∂Whh. Numbers as they are on the tape; buffers are built once.
/// </summary>
internal sealed class OuterProducts(PreparedStep step)
{
    private readonly double[] products = new double[step.Timesteps * step.BatchSize * step.HiddenUnits * step.HiddenUnits];
    private readonly double[] term = new double[step.Timesteps * step.HiddenUnits * step.HiddenUnits];
    private readonly double[] gradient = new double[step.HiddenUnits * step.HiddenUnits];

    /// <summary>The products, H rows for each timestep and H columns for each sequence.</summary>
    public Heatmap Products { get; } = new(step.BatchSize * step.HiddenUnits, step.Timesteps * step.HiddenUnits);

    /// <summary>The terms, H rows for each timestep; below them H rows of the gradient.</summary>
    public Heatmap Sums { get; } = new(step.HiddenUnits, (step.Timesteps + 1) * step.HiddenUnits);

    /// <summary>δ_t, H rows for each timestep and a column for each sequence.</summary>
    public Heatmap Deltas { get; } = new(step.BatchSize, step.Timesteps * step.HiddenUnits);

    /// <summary>h_{t−1}, a row for each timestep and H columns for each sequence.</summary>
    public Heatmap Before { get; } = new(step.BatchSize * step.HiddenUnits, step.Timesteps);

    /// <summary>δ_t[row] · h_{t−1}[column] of a sequence, as it was computed last.</summary>
    public double Product(int t, int b, int row, int column) => products[Start(t, b) + row * H + column];

    /// <summary>δ_t[unit] of a sequence.</summary>
    public double Delta(int t, int b, int unit) => step.Delta(t)[unit * B + b];

    /// <summary>h_{t−1}[unit] of a sequence.</summary>
    public double HiddenBefore(int t, int b, int unit) => step.Hidden(t - 1)[unit * B + b];

    /// <summary>The sum of the products of timestep t over the batch.</summary>
    public double Term(int t, int row, int column) => term[((t - 1) * H + row) * H + column];

    /// <summary>The sum of all terms: ∂L/∂Whh.</summary>
    public double Gradient(int row, int column) => gradient[row * H + column];

    private int H => step.HiddenUnits;

    private int B => step.BatchSize;

    private int T => step.Timesteps;

    private int Start(int t, int b) => ((t - 1) * B + b) * H * H;

    /// <summary>Computes everything from the step that is on the tape.</summary>
    public void Compute(ValueScale gradients, ValueScale states)
    {
        Array.Clear(term);
        Array.Clear(gradient);
        for (int t = 1; t <= T; t++)
        {
            for (int b = 0; b < B; b++)
            {
                step.OuterProduct(t, b, products.AsSpan(Start(t, b), H * H));
            }

            for (int row = 0; row < H; row++)
            {
                for (int b = 0; b < B; b++)
                {
                    Deltas[b, (t - 1) * H + row] = gradients.Encode(Delta(t, b, row));
                    for (int column = 0; column < H; column++)
                    {
                        double product = Product(t, b, row, column);
                        Products[b * H + column, (t - 1) * H + row] = gradients.Encode(product);
                        term[((t - 1) * H + row) * H + column] += product;
                        gradient[row * H + column] += product;
                        if (row == 0)
                        {
                            Before[b * H + column, t - 1] = states.Encode(HiddenBefore(t, b, column));
                        }
                    }
                }
            }
        }

        for (int t = 1; t <= T + 1; t++)
        {
            for (int row = 0; row < H; row++)
            {
                for (int column = 0; column < H; column++)
                {
                    Sums[column, (t - 1) * H + row] = gradients.Encode(t <= T ? Term(t, row, column) : Gradient(row, column));
                }
            }
        }
    }
}
