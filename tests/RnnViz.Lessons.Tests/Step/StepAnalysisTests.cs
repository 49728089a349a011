using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Step;

public sealed class StepAnalysisTests
{
    [Fact]
    public void An_analysis_is_of_the_step_that_was_asked_for_while_training_goes_on()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Equal(-1, session.Analysis.Iteration);
        Assert.True(double.IsNaN(session.Analysis.Flow(4, 1)));
        session.Prepare();
        double[] norms = session.Step.HiddenGradientNorms.ToArray();
        Assert.True(session.Analysis.Request());
        session.Apply();
        session.Prepare();
        session.Analysis.Wait();
        Assert.Equal(0, session.Analysis.Iteration);
        Assert.Equal(norms[3], session.Analysis.Flow(4, 4), 12);
        Assert.Equal(0, session.Analysis.Flow(2, 3));
        Assert.Equal(0, session.Analysis.ThrownAway);
    }

    [Fact]
    public void Analyses_take_turns_and_the_one_shown_stays_until_the_next_is_taken_over()
    {
        var session = new TrainingSession(LessonCatalog.Load("window-of-three"));
        for (int i = 0; i < 3; i++)
        {
            session.Prepare();
            Assert.True(session.Analysis.Request(sequence: i));
            session.Analysis.Wait();
            Assert.False(session.Analysis.Refresh());
            Assert.Equal((i, i), (session.Analysis.Iteration, session.Analysis.Sequence));
            Assert.True(session.Analysis.JacobianNorm(5) > 0);
            Assert.InRange(session.Analysis.MeanSlope(5), 0.01, 1);
            session.Apply();
        }
    }

    [Fact]
    public void The_terms_of_a_last_step_loss_add_up_to_what_flows()
    {
        var session = new TrainingSession(LessonCatalog.Load("vanishing"));
        session.Prepare();
        session.Analysis.Request();
        session.Analysis.Wait();
        for (int t = 1; t <= 40; t++)
        {
            double norm = session.Step.HiddenGradientNorms[t - 1];
            Assert.Equal(norm, session.Analysis.Flow(40, t), norm * 1e-9);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => session.Analysis.Request(sequence: 16));
    }
}
