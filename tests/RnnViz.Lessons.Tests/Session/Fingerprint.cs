using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Session;

/// <summary>Everything that a screen shows of a session, and what the next iteration depends on, as one number.</summary>
internal static class Fingerprint
{
    /// <summary>Of the iteration that is prepared.</summary>
    public static long Of(TrainingSession session)
    {
        session.ReadSpectrum();
        session.WriteSample();
        var hash = new HashCode();
        hash.Add(session.Iteration);
        hash.Add(session.StateHash());
        hash.Add(session.Step.LossSum);
        hash.Add(session.Step.GradientNorm);
        hash.Add(session.Step.ClippedGradientNorm);
        hash.Add(session.Step.FlowBound(1));
        hash.Add((session.LearningRate, session.ClipKind, session.ClipThreshold, session.Truncation, session.OptimizerKind));
        SpectrumReading spectrum = session.Spectrum;
        hash.Add((spectrum.Iteration, spectrum.SpectralRadius, spectrum.LargestSingularValue));
        hash.Add((spectrum.Real(0), spectrum.Imaginary(spectrum.Count - 1)));
        hash.Add(session.Sampler?.Text.ToString());
        hash.Add(session.Sampler?.InProgress.ToString());
        hash.Add(session.Sampler?.Still.ToString());
        return hash.ToHashCode();
    }

    /// <summary>Of what the run has been.</summary>
    public static long Of(TrainingHistory history)
    {
        var hash = new HashCode();
        hash.Add((history.Count, history.FlowRows, history.FlowStride, history.LargestGradientIteration, history.FirstNonFiniteIteration));
        foreach (ScalarSeries series in new[] { history.Loss, history.GradientNorm, history.ClippedGradientNorm })
        {
            hash.Add((series.Count, series.BucketSize, series.Latest, series.SmoothedLatest));
            for (int i = 0; i < series.BucketCount; i++)
            {
                hash.Add((series.Min(i), series.Max(i), series.Mean(i), series.Last(i), series.HasNonFinite(i)));
            }
        }

        for (int row = 0; row < history.FlowRows; row++)
        {
            foreach (double norm in history.FlowRow(row))
            {
                hash.Add(norm);
            }
        }

        return hash.ToHashCode();
    }
}
