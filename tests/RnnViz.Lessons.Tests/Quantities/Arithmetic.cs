using RnnViz.Lessons.Quantities;
using RnnViz.Numerics.Activations;

namespace RnnViz.Lessons.Tests.Quantities;

/// <summary>Evaluates the right-hand side of an equation from the numbers of its operands, as it is written with numbers.</summary>
internal static class Arithmetic
{
    /// <summary>Whether it can be evaluated: not a softmax beside its target, and nothing that is clipped.</summary>
    public static bool CanEvaluate(StepEquation equation) =>
        equation.Addends.Count > 0 && equation.Addends.All(addend => addend.Sign is null or "+" or "−" or "⊙" or "tanh" or "σ");

    /// <summary>The sum of the addends at timestep t, a number for each of the result.</summary>
    public static double[] Evaluated(StepEquation equation, int t, bool isBrief = false)
    {
        Quantity result = equation.Result.Quantity;
        var sum = new double[result.Rows * result.Columns];
        foreach (Addend addend in equation.Addends.Where(addend => addend.OccursAt(t)))
        {
            (double[] product, int rows, int columns) =
                addend.IsByProduct(isBrief) ? Matrix(addend.Product!.Value, t) : ProductOf(addend, t);
            Assert.Equal(result.Rows, rows);
            for (int i = 0; i < sum.Length; i++)
            {
                // a bias stands for all sequences
                double value = product[columns == 1 ? i / result.Columns : i];
                sum[i] = addend.Sign switch
                {
                    "⊙" => sum[i] * value,
                    "−" => sum[i] - value,
                    "tanh" => Math.Tanh(value),
                    "σ" => Activation.Sigmoid.Of(value),
                    _ => sum[i] + value,
                };
            }
        }

        return sum;
    }

    private static (double[] Values, int Rows, int Columns) ProductOf(Addend addend, int t)
    {
        (double[] product, int rows, int columns) = Matrix(addend.Factors[0], t);
        foreach (Operand factor in addend.Factors.Skip(1))
        {
            (double[] right, int inner, int width) = Matrix(factor, t);
            if (addend.IsElementwise)
            {
                Assert.Equal((rows, columns), (inner, width));
                product = [.. product.Zip(right, (x, y) => x * y)];
                continue;
            }

            Assert.Equal(columns, inner);
            product = Product(product, right, rows, inner, width);
            columns = width;
        }

        return (product, rows, columns);
    }

    private static (double[] Values, int Rows, int Columns) Matrix(Operand operand, int t)
    {
        Quantity quantity = operand.Quantity;
        double[] values = quantity.ValuesAt(operand.TimestepAt(t)).ToArray();
        if (!operand.IsTransposed)
        {
            return (values, quantity.Rows, quantity.Columns);
        }

        (int rows, int columns) = (quantity.Rows, quantity.Columns);
        double[] transposed = [.. Enumerable.Range(0, values.Length).Select(i => values[i % rows * columns + i / rows])];
        return (transposed, columns, rows);
    }

    private static double[] Product(double[] left, double[] right, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < inner; k++)
                {
                    product[i * columns + j] += left[i * inner + k] * right[k * columns + j];
                }
            }
        }

        return product;
    }
}
