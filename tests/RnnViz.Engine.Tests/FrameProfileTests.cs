using RnnViz.Engine.Loop;

namespace RnnViz.Engine.Tests;

public sealed class FrameProfileTests
{
    [Fact]
    public void Warm_up_frames_do_not_count()
    {
        var profile = new FrameProfile(5);
        for (int i = 0; i < 7; i++) profile.Record(i == 0 ? 100 : i, 1, 2, 3, i < 2 ? 1000 : 8, i < 2 ? 1000 : 10);
        Assert.True(profile.IsComplete);
        Assert.Equal(5, profile.Count);
        Assert.Equal(3, profile.Percentile(FramePart.Training, 0.5, 2));
        Assert.Equal(4, profile.Percentile(FramePart.Training, 0.99, 2));
        Assert.Equal(3, profile.ProcessAndDrawPercentile(0.5, 2));
        Assert.Equal(8, profile.BytesPerFrame(2));
        Assert.Equal(2, profile.OtherBytesPerFrame(2));
    }
}
