using RnnViz.Lessons.Session;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>The spectrum of a recorded Whh is that of the step that is shown.</summary>
public sealed class RecordedSpectrumTests
{
    [Fact]
    public void At_every_step_the_eigenvalues_are_those_of_its_own_recorded_weights_from_the_first_one_on()
    {
        using WrittenRecording recording = WrittenRecording.Of(4, "rnn_tanh");
        using var session = new TrainingSession(recording.Load());
        Assert.Equal(-1, session.Spectrum.Iteration);
        foreach (int step in (int[])[0, 2, 1, 3, 0])
        {
            session.GoTo(step);
            session.ReadSpectrum();
            var own = new Spectrum(session.Step.HiddenUnits);
            own.Compute(session.Step.RecurrentWeights);
            Assert.Equal((step, own.SpectralRadius), (session.Spectrum.Iteration, session.Spectrum.SpectralRadius));
        }
    }

    [Fact]
    public void Of_hundreds_of_units_nothing_is_read_as_that_would_take_seconds()
    {
        using var recording = new WrittenRecording("rnn_relu", timesteps: 2, sequences: 1, hidden: 300);
        recording.Add(0);
        using var session = new TrainingSession(recording.Load());
        session.Prepare();
        session.ReadSpectrum();
        Assert.Equal((-1, double.NaN), (session.Spectrum.Iteration, session.Spectrum.SpectralRadius));
    }
}
