using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Tests.Quantities;

public sealed class GatedTableTests
{
    /// <summary>A lesson, its cell, the window, and whether it has biases.</summary>
    public static TheoryData<string, CellKind, int?, bool> Lessons
    {
        get
        {
            var data = new TheoryData<string, CellKind, int?, bool>();
            foreach (CellKind cell in (CellKind[])[CellKind.Lstm, CellKind.Gru])
            {
                data.Add("two-timesteps", cell, null, true);
                data.Add("hello", cell, null, true);
                data.Add("hello", cell, 2, true);
                data.Add("sum-over-batch", cell, null, true);
                data.Add("sum-over-batch", cell, 1, false);
                data.Add("window-of-three", cell, 3, true);
                data.Add("window-of-three", cell, null, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_equation_evaluated_from_its_operands_gives_its_result(string lesson, CellKind cell, int? window, bool hasBias)
    {
        Walk walk = Begin(lesson, cell, window, hasBias);
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
                    if (!isSum || isMean || !equation.Result.OccursAt(place.Timestep))
                    {
                        continue;
                    }

                    double[] actual = equation.Result.Quantity.ValuesAt(equation.Result.TimestepAt(place.Timestep)).ToArray();
                    foreach (bool isByProduct in (bool[])[false, true])
                    {
                        double[] expected = Arithmetic.Evaluated(equation, place.Timestep, isByProduct);
                        Assert.Equal(expected.Length, actual.Length);
                        Assert.All(expected.Zip(actual), pair => Assert.True(
                            Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.First)),
                            $"{equation.Result.Quantity.Name} at {place} is {pair.Second}, its operands make {pair.First}"));
                    }

                    compared++;
                }
            }

            Assert.InRange(compared, 30, int.MaxValue);
        }
    }

    private static Walk Begin(string lesson, CellKind cell, int? window, bool hasBias = true)
    {
        var walk = new Walk(new TrainingSession(GatedLesson.Of(lesson, cell, hasBias))) { HonoursStops = false };
        walk.Session.Truncation = window;
        walk.Session.Prepare();
        return walk;
    }
}
