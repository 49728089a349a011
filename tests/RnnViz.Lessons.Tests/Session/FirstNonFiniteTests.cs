using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Session;

/// <summary>The run says where NaN or ∞ began, pauses there, and can be gone back from.</summary>
public sealed class FirstNonFiniteTests
{
    /// <summary>The exploding lesson, which overflows after a few updates with the gain and rate given.</summary>
    private static Lesson Overflowing(double gain = 4, double rate = 100, bool pauses = true)
    {
        Lesson lesson = LessonCatalog.Load("exploding");
        return lesson with
        {
            Stops = [],
            Model = lesson.Model with { Initial = lesson.Model.Initial with { Gain = gain } },
            Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = rate }, PauseOnNonFinite = pauses },
        };
    }

    [Fact]
    public void A_run_that_stays_finite_has_no_first_number_that_is_not()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Train(session, 50);
        Assert.Null(session.FirstNonFinite);
    }

    [Fact]
    public void The_first_number_on_the_tape_that_is_not_finite_has_nothing_before_it_in_the_order_of_the_walk()
    {
        var session = new TrainingSession(Overflowing());
        var walk = new Walk(session);
        while (!walk.TrainOn() && walk.Furthest < 100)
        {
        }

        NonFinite first = Assert.NotNull(session.FirstNonFinite);
        Assert.Equal(walk.NonFinitePlace, walk.Cursor);
        Assert.Equal(first.Iteration, walk.Cursor.Iteration);
        PreparedStep step = session.Step;
        Assert.Equal(first, FirstByHand(step));
    }

    [Theory]
    [InlineData(CellKind.Vanilla, "Whh")]
    [InlineData(CellKind.Lstm, "Wh")]
    [InlineData(CellKind.Gru, "Wh")]
    public void Weights_that_are_no_numbers_are_named_before_what_they_make_of_everything_else(CellKind cell, string name)
    {
        TrainingSession session = Session(cell);
        session.Parts.Network.Parameters.Whh[3] = double.NaN;
        session.Prepare();
        Assert.Equal(
            new NonFinite(0, Phase.Forward, 0, cell == CellKind.Vanilla ? Term.State : Term.Gates, name, IsNaN: true),
            session.FirstNonFinite);
        var walk = new Walk(session);
        Assert.Equal(walk.Itinerary.First(0), walk.NonFinitePlace);
    }

    [Fact]
    public void In_a_gated_cell_the_gate_is_named_whose_sum_is_no_number()
    {
        TrainingSession session = Session(CellKind.Gru);
        NetworkParameters p = session.Parts.Network.Parameters;
        p.Clear();
        int H = p.Shape.H;
        p.Wxh[(2 * H * p.Shape.D)..].Fill(double.MaxValue);
        p.bh[(2 * H)..].Fill(double.MaxValue);
        p.WhhOf(2).Fill(-double.MaxValue); // of n: ∞ from the input, and from t = 2 on −∞ from the state
        session.Prepare();
        Assert.Equal(new NonFinite(0, Phase.Forward, 2, Term.Gates, "n", IsNaN: true), session.FirstNonFinite);
        Assert.True(AllFinite(session.Step.Hidden(1)) && AllFinite(session.Step.Gate(1, 2)));
    }

    [Fact]
    public void An_overflow_of_a_linear_unit_is_told_by_quantity_and_timestep()
    {
        TrainingSession session = Session(CellKind.Vanilla, HiddenActivation.Relu);
        session.Parts.Network.Parameters.Whh.Fill(1e200);
        session.Parts.Network.Parameters.bh.Fill(1);
        session.Prepare();
        NonFinite first = Assert.NotNull(session.FirstNonFinite);
        Assert.Equal((0, Phase.Forward, Term.State, false), (first.Iteration, first.Phase, first.Term, first.IsNaN));
        Assert.InRange(first.Timestep, 2, session.Step.Timesteps);
        Assert.Equal(first, FirstByHand(session.Step));
    }

    [Fact]
    public void An_update_that_overflows_is_told_with_the_weights_that_it_made()
    {
        TrainingSession session = Session(CellKind.Vanilla);
        (session.LearningRate, session.OptimizerKind, session.ClipKind) = (1000, OptimizerKind.Sgd, ClipKind.None);
        session.Prepare();
        session.Parts.Gradients.Why[0] = 1e307;
        session.Apply();
        NonFinite first = Assert.NotNull(session.FirstNonFinite);
        Assert.Equal((0, Phase.Update, Term.Update, "Why", "∞"), (first.Iteration, first.Phase, first.Term, first.Quantity, first.Sign));
    }

    [Fact]
    public void Going_back_from_there_undoes_it_bit_for_bit_and_a_smaller_rate_takes_it_back()
    {
        var session = new TrainingSession(Overflowing());
        var hashes = new List<ulong>();
        do
        {
            session.Prepare();
            hashes.Add(session.StateHash());
            session.Apply();
        }
        while (session.FirstNonFinite is null && hashes.Count < 100);

        NonFinite first = Assert.NotNull(session.FirstNonFinite);
        for (int i = 0; i < 5; i++)
        {
            session.Prepare();
            session.Apply();
        }

        Assert.Equal(first, session.FirstNonFinite);
        for (int i = hashes.Count - 1; i >= 0; i--)
        {
            session.GoTo(i);
            Assert.Equal(hashes[i], session.StateHash());
        }

        Assert.Equal(first, session.FirstNonFinite);
        session.GoTo(first.Iteration);
        Assert.Equal(first, session.FirstNonFinite);
        session.GoTo(0);
        session.LearningRate = 0;
        Assert.Null(session.FirstNonFinite);
        Train(session, first.Iteration + 5);
        Assert.Null(session.FirstNonFinite);
        Assert.NotNull(session.Ghost);
    }

    [Fact]
    public void A_run_pauses_there_once_each_time_it_comes_past_and_goes_on_when_it_is_asked_to()
    {
        var walk = new Walk(new TrainingSession(Overflowing()));
        int frames = 0;
        while (!walk.TrainOn() && ++frames < 100)
        {
        }

        Cursor place = walk.Cursor;
        Assert.Equal(walk.NonFinitePlace, place);
        Assert.Contains(walk.Marks, mark => mark.Kind == MarkKind.FirstNaN && mark.Iteration == place.Iteration);
        for (int i = 0; i < 5; i++)
        {
            Assert.False(walk.TrainOn());
        }

        walk.ToStart();
        while (!walk.TrainOn() && ++frames < 200)
        {
        }

        Assert.Equal(place, walk.Cursor);
    }

    [Fact]
    public void A_lesson_that_overflows_on_purpose_goes_on()
    {
        var walk = new Walk(new TrainingSession(Overflowing(pauses: false)));
        for (int i = 0; i < 40; i++)
        {
            Assert.False(walk.TrainOn());
        }

        Assert.NotNull(walk.Session.FirstNonFinite);
    }

    [Fact]
    public void Of_several_runs_one_that_is_not_finite_any_more_stops_none()
    {
        using var contrast = new Lessons.Contrasts.Contrast(new Walk(new TrainingSession(Overflowing())));
        contrast.Add(new TrainingSession(Overflowing(gain: 0.5, rate: 1e-6)));
        for (int i = 0; i < 40; i++)
        {
            Assert.False(contrast.Front.TrainOn());
            contrast.Follow(null);
        }

        Assert.NotNull(contrast.Walks[0].Session.FirstNonFinite);
        Assert.Null(contrast.Walks[1].Session.FirstNonFinite);
        Assert.True(contrast.IsInStep);
        contrast.Remove(1);
        Assert.True(contrast.Front.PausesOnNonFinite);
    }

    [Fact]
    public void A_run_that_is_taken_up_again_still_knows_where_it_began()
    {
        using var session = new TrainingSession(Overflowing());
        Train(session, 6);
        session.Prepare();
        NonFinite first = Assert.NotNull(session.FirstNonFinite);
        var writer = new StateWriter();
        session.SaveState(writer);
        using var resumed = new TrainingSession(Overflowing());
        var reader = new StateReader(writer.Written);
        Assert.True(resumed.LoadState(ref reader, [(0, resumed.LessonSettings)], null));
        Assert.Equal(first, resumed.FirstNonFinite);
        Assert.Contains(first.Quantity, NonFiniteSearch.Quantities);
        Assert.Equal(NonFiniteSearch.Quantities.Length, NonFiniteSearch.Quantities.Distinct().Count());
    }

    [Fact]
    public void Looking_for_it_allocates_nothing()
    {
        var session = new TrainingSession(Overflowing());
        Train(session, 3);
        while (session.FirstNonFinite is null)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            session.Prepare();
            session.Apply();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static TrainingSession Session(CellKind cell, HiddenActivation activation = HiddenActivation.Tanh)
    {
        Lesson lesson = CellLesson.Load(cell == CellKind.Vanilla ? "hello" : cell == CellKind.Lstm ? "hello lstm" : "hello gru");
        return new TrainingSession(lesson with { Stops = [], Model = lesson.Model with { Activation = activation } });
    }

    private static void Train(TrainingSession session, int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            session.Prepare();
            session.Apply();
        }
    }

    // the same, looked for in another way: each quantity's first timestep, and then the first of those
    private static NonFinite? FirstByHand(PreparedStep step)
    {
        int T = step.Timesteps;
        int h = Enumerable.Range(1, T).FirstOrDefault(t => !AllFinite(step.Hidden(t)), T + 1);
        int o = Enumerable.Range(1, T).FirstOrDefault(t => step.HasLoss(t) && !AllFinite(step.Output(t)), T + 1);
        if (Math.Min(h, o) <= T)
        {
            int t = Math.Min(h, o);
            ReadOnlySpan<double> values = h <= o ? step.Hidden(t) : step.Output(t);
            double bad = values.ToArray().First(value => !double.IsFinite(value));
            return new NonFinite(step.Iteration, Phase.Forward, t, Term.State, h <= o ? "h" : "o", double.IsNaN(bad));
        }

        int loss = Enumerable.Range(1, T).FirstOrDefault(t => step.HasLoss(t) && !double.IsFinite(step.LossAt(t)), 0);
        if (loss > 0)
        {
            return new NonFinite(step.Iteration, Phase.Loss, loss, Term.Losses, "ℓ", double.IsNaN(step.LossAt(loss)));
        }

        int g = Enumerable.Range(1, T).LastOrDefault(t => !AllFinite(step.HiddenGradient(t)), 0);
        Assert.NotEqual(0, g);
        double number = step.HiddenGradient(g).ToArray().First(value => !double.IsFinite(value));
        return new NonFinite(step.Iteration, Phase.Backward, g, Term.HiddenGradient, "∂L/∂h", double.IsNaN(number));
    }

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
