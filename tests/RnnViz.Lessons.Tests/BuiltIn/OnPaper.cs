using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>Walks a lesson term by term, and holds its numbers against those of a derivation.</summary>
internal static class OnPaper
{
    // some units in the last place: two ways to the same number round differently, and so do tanh and the exponential
    private const double Tolerance = 1e-14;

    /// <summary>Goes on by one term, which must be this one.</summary>
    public static void At(Walk walk, Phase phase, int timestep, Term term)
    {
        walk.Forward();
        Assert.Equal(new Cursor(walk.Cursor.Iteration, phase, timestep, term), walk.Cursor);
    }

    /// <summary>The length of a vector.</summary>
    public static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));

    /// <summary>As many numbers, and each the same within the tolerance.</summary>
    public static void Near(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance * Math.Max(Math.Abs(expected[i]), 0.1));
        }
    }
}
