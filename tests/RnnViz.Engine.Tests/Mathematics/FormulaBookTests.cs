using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Mathematics;

public sealed class FormulaBookTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    [Theory]
    [InlineData(8, "δ_{8} = W δ_{9} h_{7}")]
    [InlineData(1, "δ_{1} = W δ_{2} h_{0}")]
    [InlineData(0, "δ_{t} = W δ_{t+1} h_{t−1}")]
    public void A_timestep_is_filled_in(int timestep, string expected) =>
        Assert.Equal(expected, FormulaBook.At("δ_{@} = W δ_{@+} h_{@-}", timestep));

    [Fact]
    public void Each_formula_is_measured_once_for_a_size_and_a_timestep()
    {
        var book = new FormulaBook();
        FormulaLayout first = book.Of(Fonts, "h_{@}", 20, 3);
        Assert.Same(first, book.Of(Fonts, "h_{@}", 20, 3));
        Assert.NotSame(first, book.Of(Fonts, "h_{@}", 20, 4));
        Assert.NotSame(first, book.Of(Fonts, "h_{@}", 21, 3));
    }

    [Fact]
    public void Asking_again_allocates_nothing()
    {
        var book = new FormulaBook();
        for (int i = 0; i < 2; i++)
        {
            book.Of(Fonts, "h_{@}", 20, 3);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            book.Of(Fonts, "h_{@}", 20, 3);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Ever_new_formulas_do_not_fill_the_memory()
    {
        var book = new FormulaBook();
        FormulaLayout first = book.Of(Fonts, "h_{@}", 20, 1);
        for (int t = 2; t < 2500; t++)
        {
            book.Of(Fonts, "h_{@}", 20, t);
        }

        Assert.NotSame(first, book.Of(Fonts, "h_{@}", 20, 1));
    }
}
