using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Tests.History;

public sealed class SpectrumScheduleTests
{
    private const string Large = "pride-and-prejudice";

    [Fact]
    public void While_training_a_large_matrix_is_read_every_five_iterations_and_shown_five_later()
    {
        using var session = new TrainingSession(LessonCatalog.Load(Large));
        var read = new List<double> { Exact(session).SpectralRadius };
        for (int i = 1; i < 33; i++)
        {
            session.GoTo(i);
            read.Add(Exact(session).SpectralRadius);
            Assert.Equal(Math.Max(0, i / 5 * 5 - 5), session.Spectrum.Iteration);
            Assert.Equal(read[session.Spectrum.Iteration], session.Spectrum.SpectralRadius);
            session.ReadSpectrum(onlyIfQuick: true);
            Assert.NotEqual(i, session.Spectrum.Iteration);
        }
    }

    [Theory]
    [InlineData(Large)]
    [InlineData("spectral-radius")]
    [InlineData("saturation")]
    public void Read_now_it_is_of_the_iteration_shown_wherever_the_run_goes(string name)
    {
        using var session = new TrainingSession(LessonCatalog.Load(name));
        for (int i = 0; i < 30; i++)
        {
            session.GoTo(i);
        }

        foreach (int i in new[] { 29, 12, 13, 4, 0, 27, 30, 31 })
        {
            session.GoTo(i);
            session.ReadSpectrum();
            Spectrum exact = Exact(session);
            Assert.Equal(i, session.Spectrum.Iteration);
            Assert.Equal(
                (exact.SpectralRadius, exact.LargestSingularValue),
                (session.Spectrum.SpectralRadius, session.Spectrum.LargestSingularValue));
            Assert.Equal(exact.Real[^1], session.Spectrum.Real(session.Spectrum.Count - 1));
        }
    }

    [Fact]
    public void What_was_read_of_a_future_that_was_given_up_is_not_taken_for_the_new_one()
    {
        using var session = new TrainingSession(LessonCatalog.Load(Large));
        for (int i = 0; i <= 12; i++)
        {
            session.GoTo(i);
        }

        session.ReadSpectrum();
        double before = session.Spectrum.SpectralRadius;
        session.GoTo(8);
        session.LearningRate = 0.1;
        Assert.Equal(-1, session.Spectrum.Iteration);
        for (int i = 9; i <= 12; i++)
        {
            session.GoTo(i);
        }

        session.ReadSpectrum();
        Assert.Equal(Exact(session).SpectralRadius, session.Spectrum.SpectralRadius);
        Assert.NotEqual(before, session.Spectrum.SpectralRadius);
    }

    [Theory]
    [InlineData("exploding")]
    [InlineData("spectral-radius")]
    public void The_bound_on_the_flow_is_that_of_the_spectrum_once_it_is_read(string name)
    {
        using var session = new TrainingSession(LessonCatalog.Load(name));
        foreach (int i in new[] { 0, 1, 2, 3, 1, 0 })
        {
            session.GoTo(i);
            session.ReadSpectrum();
            int T = session.Step.Timesteps;
            Assert.Equal(session.Step.HiddenGradientNorms[^1] * session.Spectrum.LargestSingularValue, session.Step.FlowBound(T - 1));
            double bound = session.Step.FlowBound(1);
            session.Truncation = 3;
            session.Truncation = null;
            Assert.Equal(bound, session.Step.FlowBound(1));
        }
    }

    private static Spectrum Exact(TrainingSession session)
    {
        var exact = new Spectrum(session.Step.HiddenUnits);
        exact.Compute(session.Step.RecurrentWeights);
        return exact;
    }
}
