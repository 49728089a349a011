using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Quantities;

public sealed class StepTableTests
{
    public static TheoryData<string> Lessons =>
    [
        "two-timesteps", "hello", "window-of-three", "sum-over-batch", "bytes", "adding-problem",
        .. Of("lstm", "two-timesteps", "hello", "window-of-three", "sum-over-batch", "bytes"),
        .. Of("gru", "two-timesteps", "hello", "window-of-three", "sum-over-batch", "bytes"),
    ];

    /// <summary>A lesson, the window, and whether it has biases.</summary>
    public static TheoryData<string, int?, bool> Windows
    {
        get
        {
            var data = new TheoryData<string, int?, bool>();
            foreach (string cell in (string[])["", " lstm", " gru"])
            {
                data.Add("two-timesteps" + cell, null, true);
                data.Add("hello" + cell, null, true);
                data.Add("hello" + cell, 2, true);
                data.Add("sum-over-batch" + cell, null, true);
                data.Add("window-of-three" + cell, 3, true);
                if (cell.Length > 0)
                {
                    data.Add("sum-over-batch" + cell, 1, false);
                    data.Add("window-of-three" + cell, null, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_term_of_the_walk_has_a_row_with_an_equation(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = StepTable.Of(walk, isBrief: false);
        for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
        {
            Cursor place = walk.Itinerary.At(0, i);
            TermEquations row = table[place.Term];
            Assert.Equal((place.Term, place.Phase), (row.Place.Term, row.Place.Phase));
            bool isLeftOut = place.Term == Term.Clip && walk.Session.ClipKind == ClipKind.None;
            Assert.Equal(isLeftOut, row.Equations.All(equation => equation.NotationAt(place.Timestep) is null));
        }
    }

    [Theory]
    [InlineData("hello", Cell.Vanilla)]
    [InlineData("hello lstm", Cell.Lstm)]
    [InlineData("hello gru", Cell.Gru)]
    public void The_rows_are_those_of_the_schedule_in_the_order_of_the_terms(string lesson, Cell cell)
    {
        var table = StepTable.Of(Begin(lesson), isBrief: true);
        IReadOnlyList<ScheduledTerm> terms = TermSchedule.Of(cell).Terms;
        Assert.Equal(terms, table.Terms.Select(row => row.Place));
        Assert.Equal(terms.Select(scheduled => scheduled.Term).Order(), terms.Select(scheduled => scheduled.Term));
        Assert.Equal(terms.Select(scheduled => scheduled.Phase).Order(), terms.Select(scheduled => scheduled.Phase));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Shapes_are_those_of_the_values_and_norms_those_of_the_values(string lesson)
    {
        Walk walk = Begin(lesson);
        var table = StepTable.Of(walk, isBrief: false);
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

    [Theory]
    [InlineData("hello", false)]
    [InlineData("hello lstm", false)]
    [InlineData("hello lstm", true)]
    [InlineData("hello gru", false)]
    [InlineData("hello gru", true)]
    public void Every_quantity_has_a_symbol_and_a_name_of_its_own(string lesson, bool isBrief)
    {
        var table = StepTable.Of(Begin(lesson), isBrief);
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
        var table = StepTable.Of(walk, isBrief: false);
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
    [MemberData(nameof(Windows))]
    public void Every_equation_evaluated_from_its_operands_gives_its_result(string lesson, int? window, bool hasBias)
    {
        Walk walk = Begin(hasBias ? CellLesson.Load(lesson) : CellLesson.LoadWithoutBias(lesson));
        walk.Session.Truncation = window;
        walk.Session.Prepare();
        foreach (bool isBrief in (bool[])[false, true])
        {
            var table = StepTable.Of(walk, isBrief);
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
                    if (isSum && !isMean && equation.Result.OccursAt(place.Timestep))
                    {
                        AssertEvaluated(equation, place, isByProduct: false);
                        AssertEvaluated(equation, place, isByProduct: true);
                        compared++;
                    }
                }
            }

            Assert.InRange(compared, 12, int.MaxValue);
        }
    }

    [Theory]
    [InlineData("window-of-three lstm")]
    [InlineData("window-of-three gru")]
    [InlineData("hello gru")]
    [InlineData("sum-over-batch lstm")]
    public void Going_on_by_terms_and_back_brings_every_number_of_the_table_back(string lesson)
    {
        Walk walk = Begin(lesson);
        walk.Granularity = Granularity.Term;
        walk.TrainOn();
        var table = StepTable.Of(walk, isBrief: true);
        var seen = new Stack<int>();
        for (int i = 0; i < walk.Itinerary.StopsPerIteration + 7; i++)
        {
            seen.Push(HashOf(table, walk));
            walk.Forward();
        }

        while (seen.TryPop(out int before))
        {
            walk.Back();
            Assert.Equal(before, HashOf(table, walk));
        }
    }

    [Theory]
    [InlineData("hello lstm")]
    [InlineData("hello gru")]
    public void Walking_and_reading_all_quantities_and_equations_allocates_nothing(string lesson)
    {
        Walk walk = Begin(lesson);
        walk.Granularity = Granularity.Term;
        StepTable[] tables = [StepTable.Of(walk, isBrief: true), StepTable.Of(walk, isBrief: false)];
        Visit();
        Visit(); // only now it goes back
        long before = GC.GetAllocatedBytesForCurrentThread();
        Visit();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Visit()
        {
            walk.GoTo(walk.Itinerary.First(0));
            for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
            {
                foreach (StepTable table in tables)
                {
                    _ = HashOf(table, walk);
                    Read(table, Math.Max(1, walk.Cursor.Timestep));
                }

                walk.Forward();
            }
        }
    }

    [Fact]
    public void A_product_is_written_by_its_result_where_truncation_makes_it_another()
    {
        Walk walk = Begin("window-of-three");
        Addend later = StepTable.Of(walk, isBrief: true)[Term.HiddenGradient].Equations[0].Addends[1];
        Assert.True(later.IsByProduct(isBrief: false));
        walk.Session.Truncation = null;
        walk.Session.Prepare();
        Assert.False(later.IsByProduct(isBrief: false));
        Assert.True(later.IsByProduct(isBrief: true));
    }

    [Fact]
    public void An_unknown_term_or_box_is_an_error_that_says_what_to_do()
    {
        var table = StepTable.Of(Begin("hello"), isBrief: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[(Term)99]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[Term.CellState]);
        Assert.Throws<ArgumentOutOfRangeException>(() => TermSchedule.Vanilla[(Term)99]);
        Assert.Contains("Boxes", Assert.Throws<ArgumentException>(() => table.BoxRowOf(table.Cell.PreActivation)).Message);
    }

    private static IEnumerable<string> Of(string cell, params string[] lessons) => lessons.Select(lesson => $"{lesson} {cell}");

    private static Walk Begin(string lesson) => Begin(CellLesson.Load(lesson));

    private static Walk Begin(Lesson lesson) => new(new TrainingSession(lesson)) { HonoursStops = false };

    private static void AssertEvaluated(StepEquation equation, Cursor place, bool isByProduct)
    {
        double[] expected = Arithmetic.Evaluated(equation, place.Timestep, isByProduct);
        double[] actual = equation.Result.Quantity.ValuesAt(equation.Result.TimestepAt(place.Timestep)).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.First)),
            $"{equation.Result.Quantity.Name} at {place} is {pair.Second}, its operands make {pair.First}"));
    }

    /// <summary>All numbers that the walk has come to.</summary>
    private static int HashOf(StepTable table, Walk walk)
    {
        var hash = new HashCode();
        for (int i = 0; i < table.Quantities.Count; i++)
        {
            Quantity quantity = table.Quantities[i];
            for (int t = 1; t <= walk.Session.Step.Timesteps; t++)
            {
                if (quantity.OccursAt(t) && table.IsReached(quantity, t))
                {
                    foreach (double value in quantity.ValuesAt(t))
                    {
                        hash.Add(value);
                    }
                }
            }
        }

        return hash.ToHashCode();
    }

    private static void Read(StepTable table, int t)
    {
        for (int i = 0; i < table.Terms.Count; i++)
        {
            IReadOnlyList<StepEquation> equations = table.Terms[i].Equations;
            for (int j = 0; j < equations.Count; j++)
            {
                _ = equations[j].NotationAt(t);
                for (int k = 0; k < equations[j].Addends.Count; k++)
                {
                    _ = equations[j].Addends[k].OccursAt(t);
                }
            }
        }
    }

    private static IEnumerable<int> TimestepsOf(Walk walk, Cursor place) =>
        place.Phase == Phase.Loss ? Enumerable.Range(1, walk.Session.Step.Timesteps) : [place.Timestep];
}
