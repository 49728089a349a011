using RnnViz.Engine.Loop;

namespace RnnViz.Engine.Tests.Loop;

public sealed class FrameProfileTests
{
    private readonly FrameProfile profile = new(5);

    public FrameProfileTests()
    {
        for (int i = 0; i < 7; i++)
        {
            if (!profile.IsComplete)
            {
                profile.Next[(int)FramePart.Training] = i == 0 ? 100 : i;
                profile.Next[(int)FramePart.Present] = 3;
            }

            profile.Record(i * 0.5, new FrameWork(1, 10, 2, 64, 0.5, i < 2 ? 1000 : 8, i < 2 ? 1000 : 10));
        }
    }

    [Fact]
    public void Only_as_many_frames_as_asked_for_are_kept() =>
        Assert.Equal((5, true, 2.0), (profile.Count, profile.IsComplete, profile.Seconds));

    [Fact]
    public void Warm_up_frames_do_not_count()
    {
        Assert.Equal(3, profile.Percentile(FramePart.Training, 0.5, 2));
        Assert.Equal(4, profile.Percentile(FramePart.Training, 0.99, 2));
        Assert.Equal(8, profile.Mean(frame => frame.AllocatedBytes, 2));
        Assert.Equal(10, profile.Mean(frame => frame.AllocatedByAll, 2));
    }

    [Fact]
    public void A_frame_is_the_sum_of_its_parts() => Assert.Equal(6, profile.FramePercentile(0.5, 2));

    [Fact]
    public void Frames_can_be_chosen_by_when_they_ended()
    {
        Assert.Equal(103, profile.FramePercentile(0.99, 0.0, 0.5));
        Assert.Equal(4, profile.FramePercentile(0.99, 0.4, 1.0));
        Assert.Equal(double.NaN, profile.FramePercentile(0.5, 3.0, 10.0));
    }
}
