#!/usr/bin/env bash
# Draws the sample clips and images. Needs ffmpeg 5 or later with libx264, libvpx-vp9 and libwebp.
# Every clip loops: all motion is a function of one phase that turns once per clip.
set -euo pipefail
cd "$(dirname "$0")"

seconds=5
rate=24

# One colour channel: a point is pushed around by sine waves four times, which folds the plane
# like silk; the folded coordinates then blend four colours and a highlight.
# channel <scale> <deep> <body> <accent> <light>   (levels 0..255, read from the caller's $turn and $fold)
channel() {
  local scale=$1 deep=$2 body=$3 accent=$4 light=$5
  local phase="(2*PI*T/$seconds)"
  local e="st(0,(X/W-0.5)*(W/max(W,H))*$scale);st(1,(Y/H-0.5)*(H/max(W,H))*$scale);st(9,sin($phase+2.5*ld(1)));st(8,cos($phase-1.7*ld(0)));"
  local step
  for step in 1 2 3 4; do
    e+="st(0,ld(0)+$fold/$step*sin($step*1.35*ld(1)+$turn*$step+0.35*ld(9)));"
    e+="st(1,ld(1)+$fold/$step*cos($step*1.15*ld(0)+1.3*$step+0.35*ld(8)));"
  done
  e+="st(2,0.5+0.5*sin(ld(0)*1.1+ld(1)*0.5));st(3,0.5+0.5*cos(ld(1)*1.2-ld(0)*0.4));"
  e+="st(4,pow(0.5+0.5*sin(ld(0)*1.9+ld(1)*1.3+0.8),5));"
  e+="st(5,$deep+($body-($deep))*ld(2));st(5,ld(5)+($accent-ld(5))*pow(ld(3),2)*0.85);"
  # The corners fall off a little, so that the eye rests in the middle.
  e+="st(6,1-0.38*(pow(X/W-0.5,2)+pow(Y/H-0.5,2))*2);"
  e+="clip((ld(5)+($light-ld(5))*ld(4)*0.7)*ld(6),0,255)"
  printf '%s' "$e"
}

# clip <name> <width> <height> <scale> <fold> <turn> <deep> <body> <accent> <light> <note Hz> <encoder options...>
# Colours are RRGGBB.
clip() {
  local name=$1 width=$2 height=$3 scale=$4
  fold=$5 turn=$6
  local deep=$7 body=$8 accent=$9 light=${10} note=${11}
  shift 11
  local r g b
  r=$(channel "$scale" $((16#${deep:0:2})) $((16#${body:0:2})) $((16#${accent:0:2})) $((16#${light:0:2})))
  g=$(channel "$scale" $((16#${deep:2:2})) $((16#${body:2:2})) $((16#${accent:2:2})) $((16#${light:2:2})))
  b=$(channel "$scale" $((16#${deep:4:2})) $((16#${body:4:2})) $((16#${accent:4:2})) $((16#${light:4:2})))
  ffmpeg -hide_banner -loglevel error -y \
    -f lavfi -i "nullsrc=s=$((width / 4))x$((height / 4)):r=$rate:d=$seconds,format=gbrp,geq=r='$r':g='$g':b='$b'" \
    -f lavfi -i "aevalsrc='0.10*sin(2*PI*$note*t)*(0.6+0.4*sin(2*PI*t/$seconds))+0.06*sin(2*PI*$note*1.5*t)*(0.6+0.4*cos(2*PI*t/$seconds))+0.04*sin(2*PI*$note*2*t)':s=44100:d=$seconds" \
    -vf "gblur=sigma=0.9,scale=$width:$height:flags=bicubic,gblur=sigma=1.5,format=yuv420p" \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
    -threads 1 -shortest "$@"
}

h264=(-c:v libx264 -preset slow -tune animation -crf 30 -pix_fmt yuv420p -c:a aac -b:a 32k -ac 1)

# image <clip> <at seconds> <width:height> <output options...>
image() {
  local from=$1 at=$2 size=$3
  shift 3
  ffmpeg -hide_banner -loglevel error -y -ss "$at" -i "$from" -frames:v 1 \
    -vf "scale=$size:force_original_aspect_ratio=increase,crop=$size" -map_metadata -1 -fflags +bitexact "$@"
}

# tiny <file> <output options...>: a test pattern of one second.
tiny() {
  local file=$1
  shift
  ffmpeg -hide_banner -loglevel error -y -f lavfi -i testsrc2=s=64x64:r=8:d=1 \
    -f lavfi -i sine=f=220:d=1:r=22050 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
    "$@" "$file"
}
tiny264=(-c:v libx264 -crf 40 -c:a aac -b:a 16k)

sample() {
  case $1 in
    tide) clip tide 1280 720 5.2 1.05 0.4 04203a 0b7f8f f2c79b fff6e6 130.8 "${h264[@]}" -movflags +faststart tide.mp4 ;;
    ember) clip ember 1280 720 4.6 1.2 2.1 1b0b2e b5304a ff9d4d ffe9c2 110 "${h264[@]}" ember.mp4 ;;
    aurora) clip aurora 720 1280 5.0 1.1 1.2 061530 1c5fae 43d6a0 e8fff2 146.8 "${h264[@]}" -movflags +faststart aurora.mp4 ;;
    petal) clip petal 720 1280 4.4 1.25 3.3 3a1450 c2568f ffc3a8 fff4ee 164.8 "${h264[@]}" petal.mp4 ;;
    drift) ffmpeg -hide_banner -loglevel error -y -i tide.mp4 -t 3 -an -vf scale=640:-2 -map_metadata -1 -fflags +bitexact \
      -c:v libvpx-vp9 -b:v 0 -crf 44 -row-mt 1 drift.webm ;;
    images)
      image ember.mp4 2 256:256 -compression_level 9 -pred mixed square.png
      image tide.mp4 3.2 640:360 -q:v 4 wide.jpg
      image aurora.mp4 1 360:640 -c:v libwebp -quality 70 tall.webp
      ;;
    tiny)
      # Not `.ts`: every tool here would take that for TypeScript.
      tiny tiny.m2t "${tiny264[@]}" -f mpegts
      tiny tiny.avi -c:v mpeg4 -q:v 20 -c:a adpcm_ima_wav
      tiny tiny.ogv -c:v libtheora -q:v 1 -c:a libvorbis
      tiny tiny.flv -c:v flv1 -q:v 20 -c:a adpcm_swf
      tiny tiny.mov "${tiny264[@]}"
      tiny tiny-fragmented.mp4 "${tiny264[@]}" -g 4 -movflags +frag_keyframe+empty_moov
      # Through a pipe nothing can be written afterwards: the sizes stay unknown.
      tiny - -c:v libvpx -crf 60 -b:v 20k -an -live 1 -f webm | cat >tiny-live.webm
      ;;
  esac
}
for name in ${*:-tide ember aurora petal drift images tiny}; do sample "$name"; done
