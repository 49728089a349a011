namespace RnnViz.Numerics.Kernels;

/// <summary>Whether operands are of the sizes that a kernel goes through: the loops behind these checks look no more.</summary>
internal static class SizeCheck
{
    /// <summary>Found as many elements as expected.</summary>
    /// <exception cref="ArgumentException">Found others.</exception>
    public static void RequireExactly(int found, int expected, string what)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{what} has {found} elements, expected {expected}; build the tape and the batch from one shape.");
        }
    }

    /// <summary>Found at least as many elements as expected.</summary>
    /// <exception cref="ArgumentException">Found fewer.</exception>
    public static void RequireAtLeast(PackedMatrix panels, int rows, int columns)
    {
        if (panels.Rows < rows || panels.Columns < columns)
        {
            throw new ArgumentException(
                $"The panels are of {panels.Rows}×{panels.Columns}, expected at least {rows}×{columns}; "
                + "build them from the shape of the pass.");
        }
    }

    /// <summary>Found at least as many elements as expected.</summary>
    /// <exception cref="ArgumentException">Found fewer.</exception>
    public static void RequireAtLeast(int found, int expected, string what)
    {
        if (found < expected)
        {
            throw new ArgumentException(
                $"{what} have {found} elements, expected at least {expected}; build the tape and the batch from one shape.");
        }
    }
}
