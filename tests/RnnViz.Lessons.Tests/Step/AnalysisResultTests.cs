using RnnViz.Lessons.Files;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Tests.Step;

public sealed class AnalysisResultTests
{
    [Theory]
    [InlineData("window-of-three", true)]
    [InlineData("copy-memory", false)]
    public void An_analysis_allocates_nothing_after_the_first(string lesson, bool isTruncated)
    {
        var parts = new SessionParts(LessonCatalog.Load(lesson), seed: 1);
        parts.Task.Fill(0, parts.Batch);
        parts.Tape.SetInitialHidden([]);
        parts.Pass.Run(parts.Batch, parts.Tape, parts.Gradients);
        var result = new AnalysisResult(parts);
        var copy = new Tape(parts.Network.Shape, parts.Batch.T, parts.Batch.B);
        Analyse();
        Assert.Equal(isTruncated, result.ThrownAway > 0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Analyse();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Analyse()
        {
            copy.CopyFrom(parts.Tape);
            result.Compute(parts.Network, parts.Batch, copy, new AnalysisRequest(0, 0, 0, parts.Truncation));
        }
    }
}
