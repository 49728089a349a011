namespace RnnViz.Numerics.Reference;

/// <summary>Whether the arrays of a reference case have the sizes that its shape says.</summary>
internal sealed class ReferenceShapeCheck(ReferenceCase c)
{
    /// <summary>Checks all arrays.</summary>
    /// <exception cref="InvalidDataException">One has another size; the message says which.</exception>
    public void Run()
    {
        (int T, int B, int D, int H, int O) = c.Shape;
        if (Math.Min(Math.Min(T, B), Math.Min(D, Math.Min(H, O))) < 1)
        {
            throw new InvalidDataException($"shape is {c.Shape}, expected sizes of at least 1");
        }

        Tokens(c.InputTokens, c.Inputs, "input", T, B, D);
        Tokens(c.TargetTokens, c.Targets, "target", T, B, O);
        Matrix(c.InitialHidden, "initialHidden", B, H);
        Parameters(c.Parameters, "parameters", D, H, O);
        Parameters(c.Expected.Gradients, "expected.gradients", D, H, O);
        Cube(c.Expected.Hidden, "expected.hidden", T, B, H);
        Cube(c.Expected.Outputs, "expected.outputs", T, B, O);
        Cube(c.Expected.HiddenGradient, "expected.hiddenGradient", T, B, H);
        Matrix(c.Expected.Flow, "expected.flow", T, T);
        Vector(c.Expected.LossPerStep, "expected.lossPerStep", T);
        Vector(c.Expected.HiddenGradientNorm, "expected.hiddenGradientNorm", T);
        Vector(c.Expected.WhhTermNorm, "expected.whhTermNorm", T);
    }

    private static void Tokens(int[][]? tokens, double[][][]? numbers, string what, int T, int B, int limit)
    {
        if (tokens is null == numbers is null)
        {
            throw new InvalidDataException($"expected either {what}s or {what}Tokens, found {(tokens is null ? "neither" : "both")}");
        }

        if (numbers is not null)
        {
            Cube(numbers, what + "s", T, B, limit);
            return;
        }

        Vector(tokens!, what + "Tokens", T);
        foreach (int[] row in tokens!)
        {
            Vector(row, what + "Tokens", B);
            if (row.Any(token => token < 0 || token >= limit))
            {
                throw new InvalidDataException($"{what}Tokens has a token outside 0 to {limit - 1}");
            }
        }
    }

    private static void Parameters(ReferenceParameters p, string what, int D, int H, int O)
    {
        Matrix(p.Wxh, what + ".Wxh", H, D);
        Matrix(p.Whh, what + ".Whh", H, H);
        Vector(p.Bh, what + ".bh", H);
        Matrix(p.Why, what + ".Why", O, H);
        Vector(p.By, what + ".by", O);
    }

    private static void Cube(double[][][]? cube, string what, int n, int m, int k)
    {
        Vector(cube, what, n);
        foreach (double[][] matrix in cube!)
        {
            Matrix(matrix, what, m, k);
        }
    }

    private static void Matrix(double[][]? matrix, string what, int n, int m)
    {
        Vector(matrix, what, n);
        foreach (double[] row in matrix!)
        {
            Vector(row, what, m);
        }
    }

    private static void Vector<TElement>(TElement[]? vector, string what, int n)
    {
        if (vector?.Length != n)
        {
            throw new InvalidDataException($"{what} has {vector?.Length.ToString() ?? "no"} elements where the shape says {n}");
        }
    }
}
