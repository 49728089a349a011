using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Reference;

/// <summary>From the nested arrays of a reference case to batch, weights and initial state.</summary>
internal static class ReferenceBatch
{
    /// <summary>The case's batch.</summary>
    public static SequenceBatch Of(ReferenceCase c)
    {
        (int T, int B, int D, _, int O) = c.Shape;
        var batch = new SequenceBatch(T, B, D, O, c.InputTokens is not null, c.TargetTokens is not null);
        if (c.Output == "last-step")
        {
            batch.MaskAllLossesButLast();
        }
        else if (c.Output != "every-step")
        {
            throw new InvalidDataException($"{c.Name}: output is \"{c.Output}\"; use every-step or last-step.");
        }

        for (int t = 1; t <= T; t++)
        {
            for (int b = 0; b < B; b++)
            {
                if (c.InputTokens is not null)
                {
                    batch.InputTokens(t)[b] = c.InputTokens[t - 1][b];
                }
                else
                {
                    Column(c.Inputs![t - 1][b], batch.Input(t), B, b);
                }

                if (c.TargetTokens is not null)
                {
                    batch.TargetTokens(t)[b] = c.TargetTokens[t - 1][b];
                }
                else
                {
                    Column(c.Targets![t - 1][b], batch.Target(t), B, b);
                }
            }
        }

        return batch;
    }

    /// <summary>Takes over the case's weights.</summary>
    public static void Load(ReferenceParameters from, NetworkParameters to)
    {
        Rows(from.Wxh, to.Wxh);
        Rows(from.Whh, to.Whh);
        from.Bh.CopyTo(to.bh);
        Rows(from.Why, to.Why);
        from.By.CopyTo(to.by);
    }

    /// <summary>h_0, H×B.</summary>
    public static double[] InitialHidden(ReferenceCase c)
    {
        var h = new double[c.Shape.H * c.Shape.B];
        for (int b = 0; b < c.Shape.B; b++)
        {
            Column(c.InitialHidden[b], h, c.Shape.B, b);
        }

        return h;
    }

    private static void Column(double[] values, Span<double> matrix, int B, int b)
    {
        for (int i = 0; i < values.Length; i++)
        {
            matrix[i * B + b] = values[i];
        }
    }

    private static void Rows(double[][] rows, Span<double> matrix)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].CopyTo(matrix[(i * rows[i].Length)..]);
        }
    }
}
