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
        Assert.Equal(terms.Select(scheduled => scheduled.Term).Order(), terms.Select(scheduled => scheduled.Term));
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
                // a mean over the batch divides e_t, and clipping is no sum
                bool isMean = place.Term == Term.OutputError && walk.Session.Step.BatchSize > 1;
                bool isSum = place.Term != Term.Clip && Arithmetic.CanEvaluate(equation);
                if (!isSum || isMean || !equation.Result.OccursAt(place.Timestep))
                {
                    continue;
                }

                double[] expected = Arithmetic.Evaluated(equation, place.Timestep);
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
}
