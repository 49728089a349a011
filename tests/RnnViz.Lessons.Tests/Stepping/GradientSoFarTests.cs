using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Stepping;

public sealed class GradientSoFarTests
{
    public static TheoryData<string, int?> LessonsAndTruncations
    {
        get
        {
            var data = new TheoryData<string, int?>();
            foreach (LessonSummary lesson in LessonCatalog.BuiltIn)
            {
                data.Add(lesson.Name, null);
                if (lesson.Name != "series")
                {
                    data.Add(lesson.Name, 3);
                }
            }

            foreach (string name in (string[])["hello", "window-of-three", "sum-over-batch", "bytes", "pride-and-prejudice"])
            {
                foreach (string cell in (string[])["lstm", "gru"])
                {
                    data.Add($"{name} {cell}", null);
                    data.Add($"{name} {cell}", 1);
                    data.Add($"{name} {cell}", 3);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(LessonsAndTruncations))]
    public void The_sum_of_the_terms_is_the_gradient_that_the_optimizer_gets(string name, int? truncation)
    {
        var walk = new Walk(new TrainingSession(CellLesson.Load(name)));
        walk.Session.Truncation = truncation;
        NetworkParameters gradients = walk.Session.Parts.Gradients;
        walk.GoTo(walk.Itinerary.EndOf(0, Phase.Forward));
        Assert.Equal((0, 0.0), (walk.SoFar.TermsSummed, walk.SoFar.JointNorm));
        walk.Granularity = Granularity.Term;
        int terms = 0;
        while (walk.Cursor.Phase != Phase.Update)
        {
            terms += walk.Cursor.Term == Term.RecurrentTerm ? 1 : 0;
            Assert.Equal(terms, walk.SoFar.TermsSummed);
            _ = walk.SoFar.Recurrent;
            walk.Forward();
        }

        walk.Back();
        Assert.Equal(Phase.Backward, walk.Cursor.Phase);
        Assert.Equal(walk.SoFar.TermsInAll, terms);
        Assert.InRange(RelativeError.Of(walk.SoFar.Recurrent, gradients.Whh), 0, 1e-12);
        Assert.InRange(RelativeError.Of(walk.SoFar.Input, gradients.Wxh), 0, 1e-12);
        Assert.InRange(RelativeError.Of(walk.SoFar.HiddenBias, gradients.bh), 0, 1e-12);
        Assert.InRange(RelativeError.Of(walk.SoFar.CandidateBias, gradients.bhn), 0, 1e-12);
        Assert.InRange(RelativeError.Of(walk.SoFar.Output, gradients.Why), 0, 1e-12);
        Assert.InRange(RelativeError.Of(walk.SoFar.OutputBias, gradients.by), 0, 1e-12);
        Assert.Equal(walk.Session.Step.GradientNorm, walk.SoFar.JointNorm, 1e-12 * walk.Session.Step.GradientNorm);
        walk.Forward();
        Assert.Equal(gradients.Whh.ToArray(), walk.SoFar.Recurrent.ToArray());
    }

    [Theory]
    [InlineData("vanishing")]
    [InlineData("hello")]
    [InlineData("sum-over-batch")]
    [InlineData("hello lstm")]
    [InlineData("hello gru")]
    public void The_sum_at_a_place_is_the_same_bit_for_bit_from_wherever_one_comes(string name)
    {
        var walk = new Walk(new TrainingSession(CellLesson.Load(name))) { Granularity = Granularity.Term };
        walk.GoTo(walk.Itinerary.First(0));
        var sums = new double[walk.Itinerary.StopsPerIteration][];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = Sum(walk);
            walk.Forward();
        }

        var random = new Random(1);
        for (int jump = 0; jump < 300; jump++)
        {
            int i = random.Next(sums.Length);
            walk.GoTo(walk.Itinerary.At(0, i));
            Assert.Equal(sums[i], Sum(walk));
        }
    }

    [Fact]
    public void A_term_is_the_sum_over_the_batch_of_one_outer_product_a_sequence()
    {
        var walk = new Walk(new TrainingSession(LessonCatalog.Load("sum-over-batch")));
        foreach (int t in new[] { 2, 1 })
        {
            walk.GoTo(new Cursor(0, Phase.Backward, t, Term.RecurrentTerm));
            double[] sum = new double[4], one = new double[4];
            for (int b = 0; b < 5; b++)
            {
                walk.SoFar.OuterProduct(t, b, one);
                sum = [.. sum.Zip(one, (x, y) => x + y)];
            }

            Assert.InRange(RelativeError.Of(sum, walk.SoFar.RecurrentTerm), 0, 1e-15);
            Assert.Equal(Norm.Of(sum), walk.SoFar.RecurrentTermNorm, 12);
        }

        walk.GoTo(walk.Itinerary.Last(0));
        Assert.True(walk.SoFar.RecurrentTerm.IsEmpty);
    }

    [Fact]
    public void After_a_change_of_the_truncation_the_terms_are_those_of_now()
    {
        var walk = new Walk(new TrainingSession(LessonCatalog.Load("window-of-three")));
        walk.GoTo(new Cursor(0, Phase.Backward, 4, Term.RecurrentTerm));
        double[] sum = Sum(walk), term = walk.SoFar.RecurrentTerm.ToArray();
        int version = walk.Version;
        walk.Session.Truncation = 1;
        Assert.NotEqual(version, walk.Version);
        Assert.NotEqual(sum, Sum(walk));
        Assert.NotEqual(term, walk.SoFar.RecurrentTerm.ToArray());
        walk.Session.Truncation = 3;
        Assert.Equal(sum, Sum(walk));
    }

    [Fact]
    public void At_256_units_and_200_timesteps_a_step_sums_few_parts_whichever_way_it_goes()
    {
        Lesson lesson = LessonCatalog.Load("pride-and-prejudice");
        lesson = lesson with
        {
            Task = ((TextTaskSettings)lesson.Task) with { SequenceLength = 200, BatchSize = 1 },
            Model = lesson.Model with { Hidden = 256 },
        };
        var walk = new Walk(new TrainingSession(lesson)) { Granularity = Granularity.Term };
        walk.GoTo(walk.Itinerary.EndOf(0, Phase.Backward));
        Assert.Equal(600, Summed(walk)); // three parts a timestep, all of them
        for (int i = 0; i < 700; i++)
        {
            walk.Back();
            Assert.InRange(Summed(walk), 0, 21);
        }

        for (int i = 0; i < 600; i++)
        {
            walk.Forward();
            Assert.InRange(Summed(walk), 0, 1);
        }
    }

    // how many parts are added to the sum to show it at the cursor
    private static long Summed(Walk walk)
    {
        long before = walk.SoFar.PartsAdded;
        _ = walk.SoFar.RecurrentNorm + walk.SoFar.RecurrentTermNorm;
        return walk.SoFar.PartsAdded - before;
    }

    private static double[] Sum(Walk walk) =>
        [
            .. walk.SoFar.Recurrent, .. walk.SoFar.Input, .. walk.SoFar.HiddenBias, .. walk.SoFar.CandidateBias, .. walk.SoFar.Output,
            .. walk.SoFar.OutputBias,
        ];
}
