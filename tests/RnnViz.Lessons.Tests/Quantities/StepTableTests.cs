using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Tests.Quantities;

public sealed class StepTableTests
{
    public static TheoryData<string> Lessons => ["two-timesteps", "hello", "window-of-three", "sum-over-batch", "bytes", "adding-problem"];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_term_of_the_walk_has_a_row_with_an_equation(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = VanillaTable.Of(walk, isBrief: false);
        for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = walk.Itinerary.At(0, i);
            TermEquations row = table[place.Term];
            Assert.Equal((place.Term, place.Phase), (row.Place.Term, row.Place.Phase));
            bool isLeftOut = place.Term == Term.Clip && walk.Session.ClipKind == ClipKind.None;
            Assert.Equal(isLeftOut, row.Equations.All(equation => equation.NotationAt(place.Timestep) is null));
        }
    }

    [Fact]
    public void The_rows_are_those_of_the_schedule_in_the_order_of_the_terms()
    {
        var table = VanillaTable.Of(Begin("hello"), isBrief: true);
        IReadOnlyList<ScheduledTerm> terms = TermSchedule.Vanilla.Terms;
        Assert.Equal(terms, table.Terms.Select(row => row.Place));
        Assert.Equal(Enum.GetValues<Term>(), terms.Select(scheduled => scheduled.Term));
        Assert.Equal(terms.Select(scheduled => scheduled.Phase).Order(), terms.Select(scheduled => scheduled.Phase));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Shapes_are_those_of_the_values_and_norms_those_of_the_values(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = VanillaTable.Of(walk, isBrief: false);
        int T = walk.Session.Step.Timesteps;
        foreach (int cursor in (int[])[T, 1])
        {
            walk.GoTo(new Cursor(0, Phase.Backward, cursor, Term.RecurrentTerm));
            foreach (Quantity quantity in table.Quantities)
            {
                foreach (int t in (int[])[1, T])
                {
                    if (!quantity.OccursAt(t))
                    {
                        continue;
                    }

                    ReadOnlySpan<double> values = quantity.ValuesAt(t);
                    int size = quantity.Rows * quantity.Columns;
                    Assert.True(values.Length == size, $"{quantity.Name} is {quantity.Shape} but has {values.Length} numbers");
                    double norm = Math.Sqrt(values.ToArray().Sum(x => x * x)), claimed = quantity.NormAt(t);
                    Assert.True(Math.Abs(norm - claimed) <= 1e-12 * norm, $"the norm of {quantity.Name} at {t} is {claimed}, not {norm}");
                }
            }
        }
    }

    [Fact]
    public void Every_quantity_has_a_symbol_and_a_name_of_its_own()
    {
        var table = VanillaTable.Of(Begin("hello"), isBrief: false);
        Assert.Equal(table.Quantities.Count, table.Quantities.Select(quantity => quantity.Name).Distinct().Count());
        // Whh before the update and after it: both sides of the optimizer's equation
        Quantity[] named = [.. table.Quantities.Where(quantity => quantity != table.Parameters.RecurrentWeightsAfter)];
        Assert.Equal(named.Length, named.Select(quantity => quantity.Symbol).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void What_a_term_reads_is_there_when_the_walk_comes_to_it_and_what_it_computes_is_not_before(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = VanillaTable.Of(walk, isBrief: false);
        int stops = walk.Itinerary.StopsPerIteration;
        for (int i = 0; i < stops; i += i < 8 || i > stops - 24 ? 1 : 7)
        {
            Cursor place = walk.Itinerary.At(0, i);
            TermEquations row = table[place.Term];
            walk.GoTo(place);
            foreach (int t in TimestepsOf(walk, place))
            {
                foreach (Operand operand in row.Reads.Concat(row.Writes).Where(operand => operand.OccursAt(t)))
                {
                    Assert.True(table.IsReached(operand.Quantity, operand.TimestepAt(t)), $"{operand.Quantity.Name} at {place}");
                }
            }

            if (i > 0)
            {
                walk.GoTo(walk.Itinerary.At(0, i - 1));
                foreach (Operand result in row.Writes)
                {
                    int t = result.TimestepAt(place.Timestep);
                    Assert.False(table.IsReached(result.Quantity, t), $"{result.Quantity.Name} of {t} before {place}");
                }
            }
        }
    }

    [Theory]
    [InlineData("two-timesteps")]
    [InlineData("hello")]
    [InlineData("sum-over-batch")]
    public void The_operands_of_an_equation_make_its_result(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = VanillaTable.Of(walk, isBrief: false);
        int compared = 0;
        for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = walk.Itinerary.At(0, i);
            walk.GoTo(place);
            foreach (StepEquation equation in table[place.Term].Equations)
            {
                // a mean over the batch divides e_t; the activation, the softmax and clipping are functions, not products
                bool isMean = place.Term == Term.OutputError && walk.Session.Step.BatchSize > 1;
                bool isFunction = place.Term == Term.Clip || equation.Addends.Any(addend => addend.Sign is not (null or "+" or "−" or "⊙"));
                if (equation.Addends.Count == 0 || isMean || isFunction || !equation.Result.OccursAt(place.Timestep))
                {
                    continue;
                }

                double[] expected = Evaluated(equation, place.Timestep);
                double[] actual = equation.Result.Quantity.ValuesAt(equation.Result.TimestepAt(place.Timestep)).ToArray();
                Assert.Equal(expected.Length, actual.Length);
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
                compared++;
            }
        }

        Assert.InRange(compared, 12, int.MaxValue);
    }

    [Fact]
    public void A_product_is_written_by_its_result_where_truncation_makes_it_another()
    {
        Walk walk = Begin("window-of-three");
        Addend later = VanillaTable.Of(walk, isBrief: true)[Term.HiddenGradient].Equations[0].Addends[1];
        Assert.True(later.IsByProduct(isBrief: false));
        walk.Session.Truncation = null;
        walk.Session.Prepare();
        Assert.False(later.IsByProduct(isBrief: false));
        Assert.True(later.IsByProduct(isBrief: true));
    }

    [Fact]
    public void An_unknown_term_or_box_is_an_error_that_says_what_to_do()
    {
        var table = VanillaTable.Of(Begin("hello"), isBrief: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[(Term)99]);
        Assert.Throws<ArgumentOutOfRangeException>(() => TermSchedule.Vanilla[(Term)99]);
        Assert.Contains("Boxes", Assert.Throws<ArgumentException>(() => table.BoxRowOf(table.Cell.PreActivation)).Message);
    }

    private static Walk Begin(string lesson) => new(new TrainingSession(LessonCatalog.Load(lesson))) { HonoursStops = false };

    private static IEnumerable<int> TimestepsOf(Walk walk, Cursor place) =>
        place.Phase == Phase.Loss ? Enumerable.Range(1, walk.Session.Step.Timesteps) : [place.Timestep];

    /// <summary>The right-hand side of an equation, from the numbers of its operands.</summary>
    private static double[] Evaluated(StepEquation equation, int t)
    {
        var sum = new double[equation.Result.Quantity.Rows * equation.Result.Quantity.Columns];
        foreach (Addend addend in equation.Addends.Where(addend => addend.OccursAt(t)))
        {
            (double[] product, int rows, int columns) = Matrix(addend.Factors[0], t);
            foreach (Operand factor in addend.Factors.Skip(1))
            {
                (double[] right, int inner, int width) = Matrix(factor, t);
                Assert.Equal(columns, inner);
                product = Product(product, right, rows, inner, width);
                columns = width;
            }

            Assert.Equal(equation.Result.Quantity.Rows, rows);
            for (int i = 0; i < sum.Length; i++)
            {
                // a bias stands for all sequences
                double value = product[columns == 1 ? i / equation.Result.Quantity.Columns : i];
                sum[i] = addend.Sign switch { "⊙" => sum[i] * value, "−" => sum[i] - value, _ => sum[i] + value };
            }
        }

        return sum;
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
